/** Something in one or both languages: Markdown without HTML, formulas as TeX between `$` or `$$`. */
export type Text = { km?: string; en?: string }

export const questionTypes = [
  ...(['single', 'multiple', 'true_false', 'numeric', 'short_text'] as const),
  ...(['match', 'order', 'gap', 'essay', 'hotspot'] as const),
] as const
export type QuestionType = (typeof questionTypes)[number]

/** `credit` is the share of the points that a choice or an answer brings, -1 to 1. */
export type Choice = { key: string; text: Text; credit: number; feedback?: Text }
export type Tick = { key: string; text: Text; correct: boolean; credit?: number; feedback?: Text }
export type Entry = { key: string; text: Text }

/** `tolerance` is a difference, or with `relative` a share of the value. */
export type Amount = {
  value: number
  tolerance: number
  relative?: boolean
  credit: number
  feedback?: Text
}
/** `factor`: by what an answer in this unit is multiplied to be in the unit of the value. */
export type Units = { list: { name: string; factor: number }[]; required: boolean; penalty: number }
export type Wording = { text: string; credit: number; feedback?: Text }

/** `all`: everything or nothing. `balance`: each right one adds, each wrong one takes away. `credits`: as written. */
export type TickRule = 'all' | 'balance' | 'credits'
/** `places`: the share that stands in its place; `pairs`: the share of pairs that stand the right way round. */
export type OrderRule = 'all' | 'places' | 'pairs'

/** In parts of the picture's width and height, 0 to 1. */
export type Shape =
  | { kind: 'rect'; x: number; y: number; width: number; height: number }
  | { kind: 'circle'; x: number; y: number; radius: number }
  | { kind: 'polygon'; points: [number, number][] }
export type Area = { key: string; label: Text; shape: Shape; correct: boolean }

export type Gap = { key: string; label?: Text } & (
  | { kind: 'choice'; options: Entry[]; correct: string }
  | { kind: 'text'; answers: Wording[]; caseSensitive?: boolean; wildcard?: boolean }
  | { kind: 'number'; answers: Amount[] }
)

export type Bodies = {
  single: { options: Choice[]; shuffle: boolean }
  multiple: { options: Tick[]; rule: TickRule; shuffle: boolean }
  true_false: { correct: boolean; feedback?: { true?: Text; false?: Text } }
  numeric: { answers: Amount[]; units?: Units }
  short_text: { answers: Wording[]; caseSensitive?: boolean; wildcard?: boolean }
  match: {
    items: (Entry & { choice: string })[]
    choices: Entry[]
    shuffle: boolean
  }
  order: { items: Entry[]; rule: OrderRule }
  /** `[[key]]` in the text of the question stands for a gap. */
  gap: { gaps: Gap[] }
  /** Marked by hand; `rubric` is for those who mark. */
  essay: { minWords?: number; maxWords?: number; lines?: number; rubric?: Text; start?: Text }
  /** `picture` is the name of one of the question's pictures. */
  hotspot: { picture: string; areas: Area[]; rule: 'all' | 'balance' }
}

/** A question as it is kept, imported and exported. */
export type QuestionOf<T extends QuestionType> = {
  type: T
  /** What it is called in its bank; never shown to learners. */
  name?: string
  text: Text
  points: number
  /** Shown to everyone after the answer. */
  general?: Text
  hint?: Text
  tags?: string[]
  /** Codes of lessons or outcomes of the curriculum. */
  outcomes?: string[]
  /** What `![](name)` in a text shows; the bytes travel beside the question. */
  pictures?: { name: string; alt?: Text; sha256?: string }[]
  /** Where it came from; what is imported again under the same key is the same question. */
  source?: { key: string; from?: string }
  body: Bodies[T]
}
export type Question = { [T in QuestionType]: QuestionOf<T> }[QuestionType]

/** What a person answers, by type. */
export type Answers = {
  single: string
  multiple: string[]
  true_false: boolean
  numeric: { value: string; unit?: string }
  short_text: string
  /** Key of the item -> key of the choice. */
  match: Record<string, string>
  order: string[]
  gap: Record<string, string>
  essay: string
  hotspot: string[]
}
export type Answer = Answers[QuestionType]

/** A file of questions: what importers write and banks take and give. */
export type QuestionFile = { format: 'tonle-questions/1'; questions: Question[] }
