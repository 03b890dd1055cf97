/** What the process beside is asked to do. Nothing here may import what needs the application. */
export type Task =
  | { kind: 'image'; path: string; folder: string }
  | { kind: 'pdf'; path: string; folder: string; from: number }
  | { kind: 'png'; path: string; folder: string }

export type Answer =
  | {
      type: 'made'
      name: string
      file: string
      role: string
      position: number
      width: number
      height: number
    }
  | { type: 'made'; text: string; position: number }
  | { type: 'made'; facts: { width?: number; height?: number; pages?: number; title?: string } }
  | { type: 'problem'; code: string; data?: Record<string, string | number> }
  | { type: 'done' }

/** Hands something over and waits until it was taken. */
export type Hand = (made: Extract<Answer, { type: 'made' }>) => Promise<void>

/** A reason that is told to people. */
export class TaskProblem extends Error {
  constructor(
    readonly code: string,
    readonly data?: Record<string, string | number>
  ) {
    super(code)
  }
}
