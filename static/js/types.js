/**
 * The shapes that travel between the modules. Those of the API are described in its OpenAPI document.
 *
 * @typedef {{latex: string, mathml: string}} Formula
 * @typedef {{name: string, kind: "float"|"int"|"bool", default: number|boolean|null, minimum: number|null,
 *   maximum: number|null, open_minimum: boolean, open_maximum: boolean, slider: [number, number]|null,
 *   scale: "linear"|"log", symbol: Formula, description: string}} Parameter
 * @typedef {{authors: string, year: number, title: string, where: string, url: string}} Reference
 * @typedef {{name: string, symbol: Formula, meaning: string, derived: boolean}} StateVariable
 * @typedef {{id: string, label: string, family: string, year: number, sentence: string, formula: Formula[],
 *   hyperparameters: Parameter[], state: StateVariable[], reference: Reference, form: string,
 *   direction: string, factors: string[], divisor: Divisor|null, scheduled: boolean, receipt: Receipt|null}} OptimizerDeclaration
 * @typedef {{library: string, version: string, cases: number, steps: number, deviation: number}} Receipt  how closely an
 *   optimizer follows a library over so many runs: the largest deviation of a coordinate in parts of it
 * @typedef {{name: string, root: boolean, plus: string|null}} Divisor  a quantity, or its root, plus a hyperparameter:
 *   a step is the product of its factors over this, times its direction
 * @typedef {{id: string, label: string, sentence: string, formula: Formula[], parameters: Parameter[],
 *   reference: Reference, form: string}} ScheduleDeclaration
 * @typedef {{x: number, y: number, caption: string}} SuggestedStart
 * @typedef {{id: string, label: string, family: string, sentence: string, expression: string, formula: Formula,
 *   parameters: Parameter[], domain: Domain, minima: {x: number, y: number, value: number}[],
 *   starts: SuggestedStart[], optimizers: string[], steps: number,
 *   reference: Reference|null}} LandscapeDeclaration
 * @typedef {{id: string, label: string, group: string, sentence: string, query: string}} Preset
 * @typedef {{optimizers: OptimizerDeclaration[], landscapes: LandscapeDeclaration[],
 *   schedules: ScheduleDeclaration[], presets: Preset[]}} Catalogue
 *
 * @typedef {[[number, number], [number, number]]} Domain  ((x from, x to), (y from, y to))
 * @typedef {[number, number]} Point
 * @typedef {{id: string, parameters: Record<string, number>}} CatalogueLandscape
 * @typedef {{expression: string, domain?: Domain, parameters?: Record<string, number>}} TypedLandscape
 * @typedef {CatalogueLandscape|TypedLandscape|string} SceneLandscape
 * @typedef {{id: string, label: string|null, schedule: null|Record<string, any>} & Record<string, any>} SceneOptimizer
 * @typedef {{landscape: SceneLandscape, start?: Point[], optimizers?: SceneOptimizer[], steps?: number}
 *   & Record<string, any>} Scene
 * @typedef {Float64Array} Numbers  one that is not finite is none
 * @typedef {{x: Numbers, y: Numbers}} Along  the numbers of a quantity along both axes of the plane
 * @typedef {{optimizer: string, label: string, hyperparameters: Record<string, number|boolean>, start: Point, x: Numbers, y: Numbers, loss: Numbers,
 *   grad_norm?: Numbers, learning_rate?: Numbers, distance?: Numbers|null, state?: Record<string, Along>, effective_step?: Along,
 *   outcome: {status: "completed"|"converged"|"diverged", step: number, message: string},
 *   summary: Record<string, number|null>}} ServedTrajectory
 * @typedef {{scene: Scene, query: string, trajectories: ServedTrajectory[]}} Answer
 * @typedef {{x: number, y: number, value: number, kind: "minimum"|"saddle"|"maximum"|"degenerate",
 *   global: boolean}} CriticalPoint
 * @typedef {(number|null)[]} Heights  of a row; null where there is none
 * @typedef {{landscape: SceneLandscape, label: string, sentence: string, formula: Formula, x: number[], y: number[],
 *   z: Heights[], gradient_x?: Heights[], gradient_y?: Heights[], scale: "linear"|"log", levels: number[],
 *   critical_points: CriticalPoint[]}} Surface
 *
 * @typedef {ServedTrajectory & {card: number, key: string, name: string, tag: string}} Trajectory
 *   with the place of its optimizer in the scene, the key by which the view knows that, its own name, and the tag by
 *   which the view knows it: in every language, and wherever its start is moved to
 * @typedef {{scene: Scene, query: string, trajectories: Trajectory[], surface: Surface, domain: Domain, cardNames: string[],
 *   cardKeys: string[], steps: number, include: string[]}} Result
 *   what is drawn: the paths, the ground below them (of what the view sees), the landscape's own domain, the
 *   optimizers' names and keys, and the longest run's steps
 *
 * @typedef {{name: string, label: string, kind: "boolean"|"choice"|"size"|"integer"|"number"|"string", default: unknown,
 *   values: {value: string, label: string}[], minimum: number|null, above: number|null,
 *   maximum: number|null, addressed: boolean}} ShareOption
 *   a key of the view that can be chosen while sharing: `above` is a bound that a number may not have itself, and
 *   `addressed` is it unless it is a matter of the frame alone
 * @typedef {{path: string, label: string, sentence: string, media_type: string, kind: string, group: string,
 *   ending: string, size: Point|null, options: ShareOption[], missing: string|null}} Artefact  what a scene can be had as;
 *   how its file's name ends, "" if it is none; what it takes and this server lacks, in a sentence
 * @typedef {{kinds: string[], template: string, syntax: "html"|"markdown"|"latex"|"python"|"text", note: string,
 *   framed: boolean|null}} Piece  what to paste, or to do
 * @typedef {{id: string, label: string, view: string, pieces: Piece[]}} Snippet  the pieces of a program for slides or
 *   texts, and a key of the view that suits it
 *
 * @typedef {"linear"|"log"|"symlog"} AxisType
 * @typedef {{theme: "auto"|"light"|"dark", lang: string|null, panels: string[], loss_axis: AxisType,
 *   grad_norm_axis: AxisType, distance_axis: AxisType, learning_rate_axis: AxisType, state_axis: AxisType,
 *   window: [number, number, number, number]|null, levels: number|null, scale: "linear"|"log"|null,
 *   colorscale: string, overlays: string[], hidden: string[], colours: number[], inspect: string|null, sort: string|null,
 *   preset: string|null, present: boolean, at: number|null, speed: number, loop: boolean,
 *   play: "visible"|"slide"|"click"|"none", transparent: boolean, caption: string|null, controls: string[]}} View
 *   `panels` names the charts and panels that are shown, `window` the part of the plane (x from, x to, y from, y to;
 *   null for the landscape's own), `levels` and `scale` the contours (null for the landscape's own), `inspect` the
 *   name of the trajectory in the inspector, `sort` the column of the table, with a minus sign downwards; from `play` on it is what only an embed does
 * @typedef {{path: string[], contour: string[], line: string, field: string, hatch: string, casing: string, ink: string,
 *   muted: string, hairline: string, font: string}} Palette
 * @typedef {{card: number|null, symbol: string|null}} Emphasis  what the pointer is on: an optimizer's place, a symbol
 * @typedef {{view: View, hidden: Set<string>, colours: number[], position: number, palette: Palette,
 *   emphasis: Emphasis, hover: Hover|null, optimizers: OptimizerDeclaration[]}} Picture  what decides how a result is drawn
 * @typedef {{data: Record<string, any>[], layout: Record<string, any>}} Figure
 * @typedef {{data: Record<string, any>[], traces: number[], layout?: Record<string, any>}} Frame
 * @typedef {{step: number, card: number|null}} Hover  the step under the pointer, and the optimizer whose curve it is on
 * @typedef {{text: string, remedy?: {label: string, view: Partial<View>}}} Notice  what to say instead of a chart
 * @typedef {{name: string, symbol: Formula|null, meaning: string,
 *   lines: {name: string, symbol: Formula|null, values: Along}[]}} Row  a quantity in its forms, the last one to stand out
 * @typedef {{id: string, label: string, brief: string, axis?: keyof View, include?: string, space?: boolean,
 *   figure: (result: Result, picture: Picture) => Figure,
 *   frame: (result: Result, picture: Picture, position: number) => Frame,
 *   note?: (result: Result, picture: Picture) => string, notice?: (result: Result, picture: Picture) => Notice|null,
 *   rows?: (result: Result, picture: Picture) => Row[]}} Chart
 *   one of the charts beside the map, with its name and the short one on its button: the key of the view that holds the
 *   type of its axis, if that can be chosen; what the API must include for it; whether it is one in space; what the axis
 *   shows, where that must be said; what to say instead; and the headings of its rows
 */

export {};
