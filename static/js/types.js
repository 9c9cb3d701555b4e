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
 *   cardKeys: string[], steps: number}} Result
 *   what is drawn: the paths, the ground below them, the optimizers' names and keys, and the longest run's steps
 *
 * @typedef {{theme: "auto"|"light"|"dark", loss: "log"|"linear", hidden: string[], colours: number[],
 *   at: number|null, speed: number, loop: boolean, lang: string|null}} View
 * @typedef {{path: string[], contour: string[], line: string, casing: string, ink: string, muted: string,
 *   hairline: string, surface: string, font: string}} Palette
 * @typedef {{hidden: Set<string>, colours: number[], loss: "log"|"linear", position: number,
 *   palette: Palette}} Picture  what decides how a result is drawn
 * @typedef {{data: Record<string, any>[], layout: Record<string, any>}} Figure
 * @typedef {{data: Record<string, any>[], traces: number[]}} Frame
 */

export {};
