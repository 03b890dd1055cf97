/** The verb that takes back another statement (xAPI 1.0.3 part two, 2.3.2). */
export const VOIDED = 'http://adlnet.gov/expapi/verbs/voided'
