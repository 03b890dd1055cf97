/** JSON for a script element of data: `<` is the only character that could end the element. */
export const safeJson = (value: object) => JSON.stringify(value).replaceAll('<', '\\u003c')
