/** Whether an element of the data model says who the learner is: pages of attempts show nobody's name by that way. */
export const namesLearner = (element: string) => /(?:student|learner)_(?:name|id)$/.test(element)
