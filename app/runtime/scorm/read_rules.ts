import { attribute, child, children, type Element } from '#shared/archive/read_xml'
import { number } from '#runtime/scorm/sequencing_values'
import type { ActivitySettings } from '#runtime/scorm/sequencing_types'

type Rules = NonNullable<ActivitySettings['sequencingRules']>
type Rule = NonNullable<Rules['preConditionRules']>[number]
type Rollup = NonNullable<ActivitySettings['rollupRules']>

/** The sequencing rules of an activity (SN 3.4): before it is delivered, when it exits, and after. */
export function rulesOf(element: Element | undefined): Rules {
  const read = (name: string) => children(element, name).map(ruleOf)
  return {
    preConditionRules: read('preConditionRule'),
    exitConditionRules: read('exitConditionRule'),
    postConditionRules: read('postConditionRule'),
  }
}

function ruleOf(rule: Element): Rule {
  const conditions = child(rule, 'ruleConditions')
  const action = attribute(child(rule, 'ruleAction'), 'action') ?? ''
  return {
    action: action as Rule['action'],
    conditionCombination: attribute(conditions, 'conditionCombination') === 'any' ? 'any' : 'all',
    conditions: children(conditions, 'ruleCondition').map((one) => {
      const threshold = number(one, 'measureThreshold')
      const referenced = attribute(one, 'referencedObjective')
      return {
        condition: (attribute(one, 'condition') ??
          'never') as Rule['conditions'][number]['condition'],
        ...(attribute(one, 'operator') === 'not' ? { operator: 'not' as never } : {}),
        ...(referenced ? { referencedObjective: referenced } : {}),
        ...(threshold === undefined ? {} : { parameters: { threshold } }),
      }
    }),
  }
}

/** The rollup rules of a cluster (SN 3.7). */
export function rollupOf(element: Element | undefined): Rollup {
  const rules = children(element, 'rollupRule').map((rule) => {
    const conditions = child(rule, 'rollupConditions')
    const count = number(rule, 'minimumCount')
    // The manifest gives a share of 1, the engine takes one of 100.
    const percent = number(rule, 'minimumPercent')
    return {
      action: (attribute(child(rule, 'rollupAction'), 'action') ??
        '') as Rollup['rules'][number]['action'],
      conditionCombination: (attribute(conditions, 'conditionCombination') === 'all'
        ? 'all'
        : 'any') as never,
      consideration: (attribute(rule, 'childActivitySet') ?? 'all') as never,
      ...(count === undefined ? {} : { minimumCount: count }),
      ...(percent === undefined ? {} : { minimumPercent: percent * 100 }),
      conditions: children(conditions, 'rollupCondition').map((one) => ({
        condition: (attribute(one, 'condition') ?? 'never') as never,
        ...(attribute(one, 'operator') === 'not' ? { operator: 'not' as never } : {}),
      })),
    }
  })
  return { rules }
}
