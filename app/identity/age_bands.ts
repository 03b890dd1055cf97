/** How old a pupil is, roughly: the date of birth is not kept. */
export const ageBands = ['0-5', '6-8', '9-11', '12-14', '15-17', '18+'] as const
