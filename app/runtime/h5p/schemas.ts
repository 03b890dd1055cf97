import vine, { errors } from '@vinejs/vine'
import { PackageProblem } from '#shared/archive/package_problem'

/** Versions are numbers that some tools write as text. */
const version = () => vine.number().withoutDecimals().min(0).max(99_999)
const machineName = () => vine.string().regex(/^[\w\-.]{1,255}$/)

const dependency = () =>
  vine.object({
    machineName: machineName(),
    majorVersion: version(),
    minorVersion: version(),
  })
const dependencies = () => vine.array(dependency()).maxLength(500)
const files = () => vine.array(vine.object({ path: vine.string().maxLength(1000) })).maxLength(500)
const words = (most: number) => vine.string().maxLength(most)

/** h5p.json as far as it is used (H5P specification, "h5p.json definition"). */
export const packageSchema = vine.create({
  title: words(10_000),
  language: words(20).optional(),
  mainLibrary: machineName(),
  embedTypes: vine.array(words(20)).maxLength(10).optional(),
  preloadedDependencies: dependencies(),
  license: words(60).nullable().optional(),
  licenseVersion: words(20).nullable().optional(),
  licenseExtras: words(5000).nullable().optional(),
  source: words(2000).nullable().optional(),
  yearFrom: vine.number().nullable().optional(),
  yearTo: vine.number().nullable().optional(),
  authors: vine
    .array(vine.object({ name: words(500).optional(), role: words(60).optional() }))
    .maxLength(200)
    .nullable()
    .optional(),
})

/** library.json as far as it is used. */
export const librarySchema = vine.create({
  title: words(255),
  machineName: machineName(),
  majorVersion: version(),
  minorVersion: version(),
  patchVersion: version(),
  runnable: vine.number().min(0).max(1).optional(),
  fullscreen: vine.number().min(0).max(1).nullable().optional(),
  author: words(2000).nullable().optional(),
  license: words(500).nullable().optional(),
  coreApi: vine.object({ majorVersion: version(), minorVersion: version() }).nullable().optional(),
  preloadedJs: files().nullable().optional(),
  preloadedCss: files().nullable().optional(),
  preloadedDependencies: dependencies().nullable().optional(),
  dynamicDependencies: dependencies().nullable().optional(),
  editorDependencies: dependencies().nullable().optional(),
})

export type DependencyJson = { machineName: string; majorVersion: number; minorVersion: number }

/** The values of a file of a package by its schema. @throws PackageProblem naming the file and the field */
export async function checked<Values>(
  schema: { validate: (value: object) => Promise<Values> },
  value: unknown,
  name: string
): Promise<Values> {
  try {
    return await schema.validate(value as object)
  } catch (error) {
    if (!(error instanceof errors.E_VALIDATION_ERROR)) throw error
    const [{ field, rule }] = error.messages as { field: string; rule: string }[]
    const code = rule === 'required' ? 'h5p_field_missing' : 'h5p_field_wrong'
    throw new PackageProblem(code, { name, field: field || '{}' })
  }
}
