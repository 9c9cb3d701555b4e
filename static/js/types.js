/**
 * The shapes that travel between the modules. Those of the API are described in its OpenAPI document.
 *
 * @typedef {{latex: string, mathml: string}} Formula
 * @typedef {{name: string, kind: "float"|"int"|"bool", default: number|boolean|null, minimum: number|null,
 *   maximum: number|null, open_minimum: boolean, open_maximum: boolean, slider: [number, number]|null,
 *   scale: "linear"|"log", symbol: Formula, description: string}} Parameter
 * @typedef {{authors: string, year: number, title: string, where: string, url: string}} Reference
 * @typedef {{name: string, symbol: Formula, meaning: string}} StateVariable
 * @typedef {{id: string, label: string, family: string, year: number, sentence: string, formula: Formula[],
 *   hyperparameters: Parameter[], state: StateVariable[], reference: Reference, form: string,
 *   scheduled: boolean}} OptimizerDeclaration
 * @typedef {{id: string, label: string, sentence: string, formula: Formula[], parameters: Parameter[],
 *   reference: Reference, form: string}} ScheduleDeclaration
 * @typedef {{x: number, y: number, caption: string}} SuggestedStart
 * @typedef {{id: string, label: string, family: string, sentence: string, expression: string, formula: Formula,
 *   parameters: Parameter[], domain: Domain, starts: SuggestedStart[], optimizers: string[], steps: number,
 *   reference: Reference|null}} LandscapeDeclaration
 * @typedef {{optimizers: OptimizerDeclaration[], landscapes: LandscapeDeclaration[],
 *   schedules: ScheduleDeclaration[]}} Catalogue
 *
 * @typedef {[[number, number], [number, number]]} Domain  ((x from, x to), (y from, y to))
 * @typedef {[number, number]} Point
 * @typedef {{id: string, parameters: Record<string, number>}} CatalogueLandscape
 * @typedef {{expression: string, domain?: Domain, parameters?: Record<string, number>}} TypedLandscape
 * @typedef {CatalogueLandscape|TypedLandscape|string} SceneLandscape
 * @typedef {{id: string, label: string|null, schedule: null|Record<string, any>} & Record<string, any>} SceneOptimizer
 * @typedef {{landscape: SceneLandscape, start?: Point[], optimizers?: SceneOptimizer[], steps?: number}
 *   & Record<string, any>} Scene
 * @typedef {(number|null)[]} Numbers  null where the number is not finite
 * @typedef {{optimizer: string, label: string, start: Point, x: Numbers, y: Numbers, loss: Numbers,
 *   grad_norm: Numbers, learning_rate: Numbers,
 *   outcome: {status: "completed"|"converged"|"diverged", step: number, message: string},
 *   summary: Record<string, number|null>}} ServedTrajectory
 * @typedef {{scene: Scene, query: string, trajectories: ServedTrajectory[]}} Answer
 * @typedef {{x: number, y: number, value: number, kind: "minimum"|"saddle"|"maximum"|"degenerate",
 *   global: boolean}} CriticalPoint
 * @typedef {{landscape: SceneLandscape, label: string, sentence: string, formula: Formula, x: number[], y: number[],
 *   z: Numbers[], scale: "linear"|"log", levels: number[], critical_points: CriticalPoint[]}} Surface
 *
 * @typedef {ServedTrajectory & {card: number, key: string, name: string}} Trajectory
 *   with the place of its optimizer in the scene, the key by which the view knows that, and its own name
 * @typedef {{scene: Scene, query: string, trajectories: Trajectory[], surface: Surface, cardNames: string[],
 *   cardKeys: string[], steps: number, include: string[]}} Result
 *   what is drawn: the paths, the ground below them, the optimizers' names and keys, and the longest run's steps
 *
 * @typedef {"linear"|"log"|"symlog"} AxisType
 * @typedef {{theme: "auto"|"light"|"dark", lang: string|null, panels: string[], loss_axis: AxisType,
 *   grad_norm_axis: AxisType, distance_axis: AxisType, learning_rate_axis: AxisType, state_axis: AxisType,
 *   window: [number, number, number, number]|null, levels: number|null, scale: "linear"|"log"|null,
 *   colorscale: string, overlays: string[], hidden: string[], colours: number[], inspect: string|null,
 *   preset: string|null, present: boolean, at: number|null, speed: number, loop: boolean}} View
 *   `panels` names the charts and panels that are shown, `window` the part of the plane (x from, x to, y from, y to;
 *   null for the landscape's own), `levels` and `scale` the contours (null for the landscape's own), `inspect` the
 *   name of the trajectory in the inspector
 * @typedef {{path: string[], contour: string[], line: string, casing: string, ink: string, muted: string,
 *   hairline: string, surface: string, font: string}} Palette
 * @typedef {{card: number|null, symbol: string|null}} Emphasis  what the pointer is on: an optimizer's place, a symbol
 * @typedef {{view: View, hidden: Set<string>, colours: number[], position: number, palette: Palette,
 *   emphasis: Emphasis}} Picture  what decides how a result is drawn
 * @typedef {{data: Record<string, any>[], layout: Record<string, any>}} Figure
 * @typedef {{data: Record<string, any>[], traces: number[], layout?: Record<string, any>}} Frame
 * @typedef {{id: string, label: string, axis?: keyof View, include?: "state"|"distance",
 *   figure: (result: Result, picture: Picture) => Figure,
 *   frame: (result: Result, picture: Picture, position: number) => Frame}} Chart
 *   one of the charts beside the map: the key of the view that holds the type of its axis, if that can be chosen, and
 *   what the API must include for it
 */

export {};
