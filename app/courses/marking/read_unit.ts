/** A unit as it is compared: m/s² as m/s2, µ and μ alike, Ω and Ω alike, without spaces. Capitals count. */
export const unitKey = (unit: string) =>
  unit
    .normalize('NFKC')
    .replace(/[\s\u200B]/g, '')
    .replaceAll('µ', 'μ')
    .replace(/[·⋅×*]/g, '.')
    .replaceAll('^', '')
    .replaceAll('−', '-')
