import type { RowProblem } from '#shared/imports/import_kind'
import { fileName } from '#library/resource_input'
import type { EntryFile } from '#library/sources/types'

type Row = Record<string, any>
type Size = (name: string) => Promise<number | undefined>

const yes = (value: unknown) => value === 1 || value === true || value === '1'

/** What of the files of a node is the thing itself, the best first; Kolibri keeps films in two qualities. */
const PRESETS = [
  ...['high_res_video', 'low_res_video', 'vector_video', 'audio', 'document', 'epub'],
  ...['html5_zip', 'h5p', 'slideshow_manifest', 'exercise', 'imscp_zip', 'qti'],
]

/** Questions in Perseus, which only Khan Academy's own program plays. */
const NOT_PLAYED = ['perseus', 'bloompub', 'bloomd']

/** The files of a node: what it is, what is said in it. Its picture is made here again. */
export async function kolibriFiles(rows: Row[], node: Row, size: Size) {
  const wanted = rows.filter((row) => !yes(row.thumbnail))
  const main = mainOf(wanted)
  const problems: RowProblem[] = []
  const files: EntryFile[] = []
  if (main && NOT_PLAYED.includes(String(main.extension))) {
    problems.push({ field: 'files', code: 'not_played', data: { name: `.${main.extension}` } })
  }
  const title = String(node.title ?? 'file')
  for (const row of main ? [main, ...captionsOf(wanted, main)] : []) {
    const path = `${row.md5}.${row.extension}`
    const found = await size(path)
    const isMain = row === main
    const promised = Number(row.file_size) || undefined
    const name = isMain
      ? fileName(`${title.replaceAll('/', '-')}.${row.extension}`)
      : `captions.${row.language ?? 'other'}.${row.extension}`
    if (found === undefined) {
      problems.push({ field: 'files', code: 'file_missing', data: { name: path } })
    } else if (promised !== undefined && promised !== found) {
      problems.push({ field: 'files', code: 'file_differs', data: { name: path } })
    }
    files.push({
      ...{ role: isMain ? 'main' : 'captions', name, path, size: found ?? promised ?? 0 },
      ...{ print: `md5:${row.md5}`, language: isMain ? null : row.language },
    })
  }
  return { files, problems }
}

function mainOf(rows: Row[]) {
  const rank = ({ preset, supplementary }: Row) => {
    const at = PRESETS.indexOf(String(preset))
    return (yes(supplementary) ? 100 : 0) + (at < 0 ? 50 : at)
  }
  const possible = rows.filter((row) => !isCaptions(row))
  return [...possible].sort((a, b) => rank(a) - rank(b))[0]
}

const isCaptions = ({ preset, extension }: Row) =>
  preset === 'video_subtitle' || ['vtt', 'srt'].includes(String(extension))

/** One for each language. */
function captionsOf(rows: Row[], main: Row) {
  if (!['mp4', 'webm', 'mp3', 'm4v'].includes(String(main.extension))) return []
  return [...new Map(rows.filter(isCaptions).map((row) => [row.language, row])).values()]
}
