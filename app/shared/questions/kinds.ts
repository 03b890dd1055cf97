import { essay } from '#shared/questions/types/essay'
import { gap } from '#shared/questions/types/gap'
import { hotspot } from '#shared/questions/types/hotspot'
import { match } from '#shared/questions/types/match'
import { multiple } from '#shared/questions/types/multiple'
import { numeric } from '#shared/questions/types/numeric'
import { order } from '#shared/questions/types/order'
import { shortText } from '#shared/questions/types/short_text'
import { single } from '#shared/questions/types/single'
import { trueFalse } from '#shared/questions/types/true_false'
import type { QuestionKind } from '#shared/questions/types/question_kind'
import type { QuestionType } from '#shared/questions/types'

export const questionKinds: { [T in QuestionType]: QuestionKind<T> } = {
  ...{ single, multiple, numeric, match, order, gap, essay, hotspot },
  ...{ true_false: trueFalse, short_text: shortText },
}
