import { forget } from '#shared/remembered'
import { faultOf, type ExamScheme } from '#courses/exams/scheme'
import type { PackKind } from '#shared/packs/registry'

export const EXAM_FILE = 'exam_schemes.yaml'

/** `exam_schemes.yaml`: examinations with their papers. They are read from the pack; here it is seen that they are whole. */
export const examSchemeKind: PackKind = {
  kind: 'exam_schemes',
  order: 28,
  async apply({ yaml, count, reject }) {
    const file = await yaml<{ schemes: ExamScheme[] }>(EXAM_FILE)
    if (!file) return
    for (const scheme of file.schemes) {
      const fault = faultOf(scheme)
      if (fault) reject(EXAM_FILE, fault, 'bad_value')
    }
    forget()
    count('exam_schemes', file.schemes.length)
  },
}
