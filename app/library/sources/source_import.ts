import { translate } from '#shared/http/translate'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { fromJson } from '#shared/database/from_json'
import { AUTHORS } from '#library/access'
import { holdsRole } from '#identity/queries/is_staff'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { addEntries } from '#library/sources/apply_entries'
import { arrivalFor, arrivalsFor, type Arrival, type ArrivalWish } from '#library/sources/arrival'
import { bringFiles } from '#library/sources/bring_files'
import { fieldWords } from '#library/sources/field_words'
import { changeEntries, removeEntries } from '#library/sources/change_entries'
import { judgeEntries, staleEntries, type EntryContext } from '#library/sources/judge_entries'
import { rowsOf } from '#library/sources/rows_of'
import { forgetProgress, takeBackEntries } from '#library/sources/take_back_entries'
import { unclearTerms } from '#library/sources/unclear_terms'
import { defineImport, type ImportColumn, type ImportKind } from '#shared/imports/import_kind'
import type { ImportInput, ImportOption } from '#shared/imports/import_kind'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { Role } from '#identity/types'
import type { EntryValues, Source } from '#library/sources/types'

type Wish = {
  kind: string
  accept: string
  file?: ImportKind['file']
  columns?: readonly ImportColumn[]
  hasTemplate?: boolean
  /** Who may import from such a source; authors unless said. */
  roles?: readonly Role[]
  options?: (actor: Actor, locale: Locale) => Promise<ImportOption[]>
  refuse?: ImportKind['refuse']
  notHere?: ImportKind['notHere']
  open(input: ImportInput): Promise<Source>
}

type Context = EntryContext & { arrival: Arrival; decides: ArrivalWish[]; touched: Set<string> }

/**
 * A kind of import that brings resources out of a source. The engine of imports does what it does for lists; what is the
 * same for all sources stands here: comparing with the last time, fetching files, writing.
 */
export const sourceImport = ({ kind, accept, open, roles = AUTHORS, ...rest }: Wish) =>
  defineImport<Context, EntryValues>({
    ...{ kind, words: 'library.entries', columns: rest.columns ?? [], home: '/library/mine' },
    ...{ file: rest.file, hasTemplate: rest.hasTemplate ?? false, isChoosable: true },
    ...{ refuse: rest.refuse, notHere: rest.notHere },
    may: (actor) => holdsRole(actor, roles),
    wordOf: fieldWords,

    async options(actor, locale) {
      const own = (await rest.options?.(actor, locale)) ?? []
      return [...own, await arrivalOption(actor, locale)]
    },

    reader: {
      accept,
      async *read(_path, _name, input) {
        const source = await open(input)
        try {
          yield* rowsOf(input.actor, source)
        } finally {
          await source.close()
        }
      },
    },

    prepare: prepared,
    open: async (context) => ({
      ...context,
      ...(context.prepared as Prepared),
      ...{ meanings: new Map(), touched: new Set() },
    }),
    judge: judgeEntries,
    stale: staleEntries,

    async bring(input, rows) {
      const source = await open(input)
      try {
        return await bringFiles(source, rows)
      } finally {
        await source.close()
      }
    },

    async apply(trx, rows, context) {
      const { actor, arrival } = context
      const of = (outcome: string) => rows.filter((row) => row.outcome === outcome)
      for (const { values } of rows) context.touched.add(values.sourceId)
      const added = of('add')
      if (added.length > 0) await addEntries(trx, actor, added, arrival)
      const changed = await changeEntries(trx, actor, of('change'), arrival)
      return [...changed, ...(await removeEntries(trx, actor, of('remove')))]
    },

    takeBack: (trx, rows, { actor, arrival, decides }) =>
      takeBackEntries(trx, actor, rows, { institutionId: arrival.institutionId, decides }),

    finishUndo: (trx, { id }) => forgetProgress(trx, id),

    async finish(trx, { id, touched }) {
      for (const sourceId of touched) await finishSource(trx, id, sourceId)
    },

    async links({ id, locale }) {
      return unclearTerms(id, locale)
    },
  })

type Prepared = Pick<Context, 'subjects' | 'arrival' | 'decides'>

async function prepared({ actor, options }: ImportInput): Promise<Prepared> {
  const all = await listSubjects('en')
  const subjects = new Map(all.map(({ code, id }) => [code, id]))
  const arrival = await arrivalFor(actor, options.arrival, subjects)
  return { subjects, arrival, decides: await arrivalsFor(actor) }
}

async function arrivalOption(actor: Actor, locale: Locale): Promise<ImportOption> {
  const say = (wish: string) => translate(locale, `library.sources.arrivals.${wish}`)
  const wishes = await arrivalsFor(actor)
  return {
    ...{ name: 'arrival', required: true },
    choices: wishes.map((value) => ({ value, text: say(value) })),
  }
}

/** A harvest goes on from here the next time, unless something was left out that it would not see again. */
async function finishSource(trx: Client, importId: string, sourceId: string) {
  const source = await trx.from('library_sources').where('id', sourceId).firstOrFail()
  const next = fromJson<{ version: string | null; since: string | null } | null>(source.next)
  const left = await trx
    .from('shared_import_rows')
    .where('import_id', importId)
    .where((row) => row.where('is_left_out', true).orWhere('outcome', 'bad'))
    .select('line')
    .first()
  await trx
    .from('library_sources')
    .where('id', sourceId)
    .update({
      imported_at: sqlTime(clock.now()),
      version: next?.version ?? null,
      ...(left ? {} : { since: next?.since ?? null }),
    })
}

type Client = Parameters<NonNullable<ImportKind['finish']>>[0]
