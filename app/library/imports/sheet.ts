import { EDITORS } from '#library/access'
import { holdsRole } from '#identity/queries/is_staff'
import { folderOption, sourceOption } from '#library/sources/source_options'
import { refuseFolder } from '#library/sources/refuse_folder'
import { openSheetSource } from '#library/sources/sheet'
import { sourceImport } from '#library/sources/source_import'
import type { ImportColumn } from '#shared/imports/import_kind'

const kind = 'library.sheet'

/** What a list of resources may say of each. Files are named as they lie beside the list. */
const columns: readonly ImportColumn[] = [
  { name: 'key', note: true, example: 'PHY-11-newton-1', aliases: ['id', 'identifier'] },
  { name: 'title_km', note: true, example: 'ច្បាប់ទីពីររបស់ញូតុន', aliases: ['title'] },
  { name: 'title_en', note: true, example: 'Newton’s second law' },
  { name: 'description_km' },
  { name: 'description_en' },
  { name: 'file', note: true, example: 'physics/newton.pdf', aliases: ['filename', 'path'] },
  { name: 'file_km', note: true },
  { name: 'file_en', note: true },
  { name: 'captions_km', note: true },
  { name: 'captions_en', note: true },
  { name: 'pictures', note: true },
  { name: 'alt', note: true },
  { name: 'body_km', note: true },
  { name: 'body_en', note: true },
  { name: 'licence', note: true, example: 'CC BY-SA 4.0', aliases: ['license', 'rights'] },
  { name: 'holder', note: true },
  { name: 'authors', note: true, aliases: ['author', 'creator'] },
  { name: 'contributors', note: true },
  { name: 'publisher' },
  { name: 'languages', note: true, example: 'km', aliases: ['language'] },
  { name: 'subject', note: true, example: 'PHY' },
  { name: 'grades', note: true, example: '11', aliases: ['grade'] },
  { name: 'lessons', note: true, example: 'PHY-11-02-03', aliases: ['lesson'] },
  { name: 'topic', note: true },
  { name: 'keywords', note: true },
  { name: 'minutes', note: true },
  { name: 'audience', note: true, example: 'student, teacher' },
  { name: 'accessibility' },
  { name: 'teacher_only', note: true },
  { name: 'source_url', note: true, aliases: ['url', 'link'] },
  { name: 'origin_kind', note: true },
  { name: 'origin_title', note: true },
  { name: 'origin_author' },
  { name: 'origin_url' },
  { name: 'origin_licence' },
]

/** Resources from a list, with their files beside it. */
export const sheetImport = sourceImport({
  ...{ kind, columns, hasTemplate: true, file: 'either', accept: '.zip,.xlsx,.csv' },
  async options(actor) {
    const folders = holdsRole(actor, EDITORS) ? await folderOption() : []
    return [...folders, ...(await sourceOption(actor, 'sheet'))]
  },
  refuse: refuseFolder,
  open: (input) => openSheetSource(input, { kind, columns }),
})
