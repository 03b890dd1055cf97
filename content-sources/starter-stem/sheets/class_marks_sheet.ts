import type ExcelJS from 'exceljs'
import { bookBytes, newBook } from '../lib/sheet.ts'
import type { Language } from '../lib/paths.ts'

const MARKS: [string, string, number, number, number][] = [
  ['សុភា', 'Sophea', 42, 38, 45],
  ['វិចិត្រ', 'Vichet', 30, 27, 33],
  ['ចន្ធី', 'Chanthy', 22, 24, 19],
  ['ដារ៉ា', 'Dara', 48, 44, 47],
  ['សារុន', 'Sarun', 25, 31, 28],
  ['ម៉ាលី', 'Maly', 36, 40, 39],
  ['រតនា', 'Ratana', 18, 22, 26],
  ['ពិសី', 'Pisey', 33, 29, 35],
]

const WORDS = {
  km: {
    ...{ tasks: 'កិច្ចការ', answers: 'ចម្លើយ', title: 'ពិន្ទុក្នុងថ្នាក់ (លើ 50)', name: 'ឈ្មោះ' },
    ...{ a: 'គណិត', b: 'រូប', c: 'គីមី', sum: 'សរុប', mean: 'មធ្យម', result: 'លទ្ធផល' },
    ...{ pass: 'ជាប់', fail: 'ធ្លាក់', most: 'ខ្ពស់បំផុត' },
    lines: [
      '1. ក្នុងជួរ E សរសេររូបមន្ត SUM សម្រាប់ពិន្ទុសរុប។',
      '2. ក្នុងជួរ F សរសេររូបមន្ត AVERAGE សម្រាប់មធ្យម។',
      '3. ក្នុងជួរ G ប្រើ IF៖ បើមធ្យម ≥ 25 បង្ហាញ «ជាប់» បើមិនដូច្នោះ «ធ្លាក់»។',
      '4. ក្នុងជួរដេក 12 រកពិន្ទុខ្ពស់បំផុតដោយ MAX។',
      '5. តម្រៀបតាមមធ្យមពីខ្ពស់ទៅទាប រួចគូសក្រាហ្វិកសសរ។',
    ],
  },
  en: {
    ...{ tasks: 'Tasks', answers: 'Answers', title: 'Marks of a class (of 50)', name: 'Name' },
    ...{ a: 'Maths', b: 'Physics', c: 'Chemistry', sum: 'Sum', mean: 'Mean', result: 'Result' },
    ...{ pass: 'pass', fail: 'fail', most: 'Highest' },
    lines: [
      '1. In column E write a SUM formula for the total.',
      '2. In column F write an AVERAGE formula for the mean.',
      '3. In column G use IF: if the mean is ≥ 25 show "pass", otherwise "fail".',
      '4. In row 12 find the highest marks with MAX.',
      '5. Sort by the mean from high to low, then draw a column chart.',
    ],
  },
}

export default async function make(language: Language) {
  const w = WORDS[language]
  const { book, heading, input } = newBook()
  const columns = [w.name, w.a, w.b, w.c, w.sum, w.mean, w.result]
  const page = (name: string) => {
    const sheet = book.addWorksheet(name)
    sheet.columns = [{ width: 16 }, ...columns.slice(1).map(() => ({ width: 13 }))]
    heading(sheet.getCell('A1'), w.title, 16)
    for (const [n, text] of columns.entries()) heading(sheet.getCell(3, n + 1), text)
    for (const [n, [km, en, ...marks]] of MARKS.entries()) {
      sheet.getCell(4 + n, 1).value = language === 'km' ? km : en
      for (const [m, mark] of marks.entries()) input(sheet.getCell(4 + n, 2 + m), mark)
    }
    sheet.getCell('A12').value = w.most
    return sheet
  }
  const tasks = page(w.tasks)
  for (const [n, text] of w.lines.entries()) tasks.getCell(14 + n, 1).value = text
  const answers = page(w.answers)
  const set = (address: string, formula: string, result: number | string) => {
    answers.getCell(address).value = { formula, result } as ExcelJS.CellFormulaValue
  }
  for (const [n, [, , a, b, c]] of MARKS.entries()) {
    const row = 4 + n
    const mean = (a + b + c) / 3
    set(`E${row}`, `SUM(B${row}:D${row})`, a + b + c)
    set(`F${row}`, `AVERAGE(B${row}:D${row})`, mean)
    answers.getCell(`F${row}`).numFmt = '0.0'
    set(`G${row}`, `IF(F${row}>=25,"${w.pass}","${w.fail}")`, mean >= 25 ? w.pass : w.fail)
  }
  for (const [n, column] of ['B', 'C', 'D'].entries()) {
    const most = Math.max(...MARKS.map((one) => one[n + 2] as number))
    set(`${column}12`, `MAX(${column}4:${column}11)`, most)
  }
  return bookBytes(book)
}
