/** Entities that editors write; numbers cover the rest. */
const NAMED: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—' },
  ...{ hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»' },
  ...{
    times: '×',
    divide: '÷',
    deg: '°',
    plusmn: '±',
    middot: '·',
    bull: '•',
    copy: '©',
    reg: '®',
  },
  ...{ trade: '™', frac12: '½', frac14: '¼', frac34: '¾', sup2: '²', sup3: '³', micro: 'µ' },
  ...{ le: '≤', ge: '≥', ne: '≠', asymp: '≈', infin: '∞', radic: '√', pi: 'π', alpha: 'α' },
  ...{
    beta: 'β',
    gamma: 'γ',
    delta: 'δ',
    Delta: 'Δ',
    theta: 'θ',
    lambda: 'λ',
    mu: 'μ',
    sigma: 'σ',
  },
  ...{ omega: 'ω', Omega: 'Ω', rarr: '→', larr: '←', zwnj: '\u200C', zwj: '\u200D', shy: '' },
  ...{ eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', ecirc: 'ê', ocirc: 'ô', icirc: 'î' },
}

const MOST = 0x10ffff

export const decodeEntities = (text: string) =>
  text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]\w{1,10});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    const isText = code > 31 && code <= MOST && (code < 0xd800 || code > 0xdfff)
    return isText ? String.fromCodePoint(code) : ' '
  })
