import type ExcelJS from 'exceljs'
import { bookBytes, newBook } from '../lib/sheet.ts'
import type { Language } from '../lib/paths.ts'

const WORDS = {
  km: {
    ...{ sheet: 'ប្រាក់កម្ចី', title: 'ប្រៀបធៀបប្រាក់កម្ចីពីរ', hint: 'សូមកែក្រឡាពណ៌លឿង។' },
    ...{ item: 'ចំណុច', a: 'កម្ចី ក', b: 'កម្ចី ខ', principal: 'ប្រាក់ដើម (រៀល)' },
    ...{ rate: 'ការប្រាក់ក្នុងមួយខែ (%)', months: 'រយៈពេល (ខែ)', fee: 'ថ្លៃសេវា (រៀល)' },
    ...{ payment: 'សងក្នុងមួយខែ (រៀល)', total: 'សងសរុប (រៀល)', cost: 'ថ្លៃនៃប្រាក់កម្ចី (រៀល)' },
    ...{ cheaper: 'កម្ចីដែលថោកជាង', same: 'ស្មើគ្នា', question: 'សំណួរ' },
    q1: '1. ហេតុអ្វីកម្ចី ខ សងក្នុងមួយខែតិចជាង តែសរុបច្រើនជាង?',
    q2: '2. បើកម្ចី ក មានថ្លៃសេវា 300,000 រៀល តើកម្ចីណាថោកជាង?',
    q3: '3. គ្រួសារមួយអាចសង 120,000 រៀលក្នុងមួយខែ។ តើគួរខ្ចីកម្ចីណា? មានហានិភ័យអ្វី?',
  },
  en: {
    ...{ sheet: 'Loans', title: 'Comparing two loans', hint: 'Change the yellow cells.' },
    ...{ item: 'Item', a: 'Loan A', b: 'Loan B', principal: 'Principal (riel)' },
    ...{ rate: 'Interest a month (%)', months: 'Time (months)', fee: 'Fee (riel)' },
    ...{
      payment: 'Payment a month (riel)',
      total: 'Total repaid (riel)',
      cost: 'Cost of the loan (riel)',
    },
    ...{ cheaper: 'The cheaper loan', same: 'equal', question: 'Questions' },
    q1: '1. Why is the monthly payment of loan B smaller but its total larger?',
    q2: '2. If loan A has a fee of 300,000 riel, which loan is cheaper?',
    q3: '3. A family can repay 120,000 riel a month. Which loan should it take? What are the risks?',
  },
}

/** Equal payments a month: P r ÷ (1 − (1 + r)^−n). */
function payment(principal: number, percent: number, months: number) {
  const r = percent / 100
  return (principal * r) / (1 - (1 + r) ** -months)
}

export default async function make(language: Language) {
  const w = WORDS[language]
  const { book, heading, input } = newBook()
  const sheet = book.addWorksheet(w.sheet, { views: [{ state: 'frozen', ySplit: 3 }] })
  sheet.columns = [{ width: 34 }, { width: 18 }, { width: 18 }]
  heading(sheet.getCell('A1'), w.title, 16)
  sheet.getCell('A2').value = w.hint
  for (const [n, text] of [w.item, w.a, w.b].entries()) heading(sheet.getCell(3, n + 1), text)
  const loans = [
    { principal: 2_000_000, rate: 1.5, months: 12, fee: 20_000 },
    { principal: 2_000_000, rate: 1.2, months: 24, fee: 0 },
  ]
  const rows = ['principal', 'rate', 'months', 'fee'] as const
  for (const [n, key] of rows.entries()) {
    sheet.getCell(4 + n, 1).value = w[key]
    for (const [m, loan] of loans.entries()) input(sheet.getCell(4 + n, 2 + m), loan[key])
  }
  const computed = [w.payment, w.total, w.cost]
  for (const [n, text] of computed.entries()) sheet.getCell(8 + n, 1).value = text
  for (const [m, column] of ['B', 'C'].entries()) {
    const { principal, rate, months, fee } = loans[m]
    const monthly = payment(principal, rate, months)
    const set = (row: number, formula: string, result: number) => {
      const cell = sheet.getCell(`${column}${row}`)
      cell.value = { formula, result } as ExcelJS.CellFormulaValue
      cell.numFmt = '#,##0'
    }
    set(8, `${column}4*${column}5/100/(1-(1+${column}5/100)^-${column}6)`, monthly)
    set(9, `${column}8*${column}6+${column}7`, monthly * months + fee)
    set(10, `${column}9-${column}4`, monthly * months + fee - principal)
  }
  heading(sheet.getCell('A12'), w.cheaper)
  const formula = `IF(B10<C10,"${w.a}",IF(C10<B10,"${w.b}","${w.same}"))`
  sheet.getCell('B12').value = { formula, result: w.a } as ExcelJS.CellFormulaValue
  heading(sheet.getCell('A14'), w.question)
  for (const [n, text] of [w.q1, w.q2, w.q3].entries()) {
    sheet.mergeCells(15 + n, 1, 15 + n, 3)
    const cell = sheet.getCell(15 + n, 1)
    cell.value = text
    cell.alignment = { wrapText: true, vertical: 'top' }
    sheet.getRow(15 + n).height = 40
  }
  return bookBytes(book)
}
