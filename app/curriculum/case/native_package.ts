import { stableId } from '#shared/ids'
import { readTime } from '#shared/database/times'
import type {
  CaseAssociation,
  CaseItem,
  CaseObject,
  CasePackage,
  LinkUri,
} from '#curriculum/case/types'
import type { ChapterNode, LessonNode, OutcomeNode } from '#curriculum/queries/load_outline'
import type { Locale } from '#config/i18n'

export type NativeSource = {
  framework: {
    id: string
    code: string
    version: string
    titleKm: string
    titleEn: string
    status: string
    noteKm: string | null
    noteEn: string | null
    updatedAt: Date | string | null
    inForceAt: Date | string | null
  }
  subjects: { id: string; code: string; nameKm: string; nameEn: string }[]
  chapters: ChapterNode[]
  /** Labels of tracks by their code, in both languages. */
  tracks: Map<string, Record<Locale, string>>
  creator: Record<Locale, string>
}

const STATUS: Record<string, string> = {
  draft: 'Draft',
  in_force: 'Adopted',
  superseded: 'Deprecated',
}

/** The types of items, from the top down; the number is their place in the hierarchy. */
const TYPES = {
  subject: { km: 'មុខវិជ្ជា', en: 'Subject', code: '1' },
  grade: { km: 'ថ្នាក់', en: 'Grade', code: '1.1' },
  chapter: { km: 'ជំពូក', en: 'Chapter', code: '1.1.1' },
  lesson: { km: 'មេរៀន', en: 'Lesson', code: '1.1.1.1' },
  topic: { km: 'ចំណុចមេរៀន', en: 'Topic', code: '1.1.1.1.1' },
  knowledge: { km: 'ចំណេះដឹង', en: 'Knowledge', code: '1.1.1.1.2' },
  skill: { km: 'បំណិន', en: 'Skill', code: '1.1.1.1.3' },
  attitude: { km: 'ឥរិយាបថ', en: 'Attitude', code: '1.1.1.1.4' },
} as const

type Type = keyof typeof TYPES

/** CASE asks for UUIDs of versions 1 to 5; these follow from the row's own id and are the same on every server. */
export const caseId = (kind: string, key: string) => stableId('case', `${kind}/${key}`)

export const documentId = (frameworkId: string, language: Locale) =>
  caseId('document', `${frameworkId}/${language}`)

/**
 * A version of the curriculum as a CASE 1.1 package in one language. Khmer and English are two documents of the same
 * shape; each English item is bound to the Khmer one by `isTranslationOf`. `base` is the address of the server.
 */
export function nativePackage(source: NativeSource, language: Locale, base: string): CasePackage {
  return new NativeBuilder(source, language, base).package()
}

class NativeBuilder {
  private items: CaseItem[] = []
  private associations: CaseAssociation[] = []
  private readonly api: string
  private readonly stamp: string
  private readonly document: LinkUri

  constructor(
    private source: NativeSource,
    private language: Locale,
    base: string
  ) {
    this.api = `${base}/ims/case/v1p1`
    this.stamp = time(source.framework.updatedAt) ?? '2026-01-01T00:00:00Z'
    const identifier = documentId(source.framework.id, language)
    this.document = {
      title: this.say(source.framework.titleKm, source.framework.titleEn),
      identifier,
      uri: `${this.api}/CFDocuments/${identifier}`,
    }
  }

  package(): CasePackage {
    const { framework, subjects, chapters } = this.source
    const bySubject = Map.groupBy(chapters, ({ subjectId }) => subjectId)
    let at = 0
    for (const subject of subjects) {
      const own = bySubject.get(subject.id)
      if (own) this.subject(subject, own, ++at)
    }
    const note = this.say(framework.noteKm ?? '', framework.noteEn ?? '')
    if (this.language === 'en') this.translatesDocument()
    return {
      CFDocument: {
        ...this.document,
        frameworkType: 'Curriculum',
        caseVersion: '1.1',
        creator: this.source.creator[this.language],
        lastChangeDateTime: this.stamp,
        publisher: this.source.creator[this.language],
        ...(note && { description: note }),
        subject: subjects
          .filter(({ id }) => bySubject.has(id))
          .map((one) => this.say(one.nameKm, one.nameEn)),
        language: this.language,
        version: framework.version,
        adoptionStatus: STATUS[framework.status] ?? 'Draft',
        ...(framework.inForceAt && { statusStartDate: time(framework.inForceAt)!.slice(0, 10) }),
        extensions: { tonleCode: framework.code },
      },
      CFItems: this.items,
      CFAssociations: this.associations,
      CFDefinitions: { CFSubjects: this.subjects(bySubject), CFItemTypes: this.types() },
    }
  }

  private translatesDocument() {
    const { id, titleKm } = this.source.framework
    const identifier = documentId(id, 'km')
    const target = { title: titleKm, identifier, uri: `${this.api}/CFDocuments/${identifier}` }
    this.associate('isTranslationOf', `${id}/document`, this.document, target, this.stamp)
  }

  private subject(subject: NativeSource['subjects'][0], chapters: ChapterNode[], at: number) {
    const name = this.say(subject.nameKm, subject.nameEn)
    const context = { subject: name, levels: [...new Set(chapters.map(({ grade }) => grade))] }
    const key = `${this.source.framework.id}/${subject.code}`
    const link = this.item('subject', key, subject.code, name, this.document, at, context)
    let place = 0
    for (const [grade, own] of Map.groupBy(chapters, (one) => one.grade)) {
      const title = this.language === 'km' ? `ថ្នាក់ទី ${grade}` : `Grade ${grade}`
      const code = `${subject.code}-${grade}`
      const here = { subject: name, levels: [grade] }
      const above = this.item('grade', `${key}/${grade}`, code, title, link, ++place, here)
      own.forEach((chapter, index) => this.chapter(chapter, above, index + 1, here))
    }
  }

  private chapter(chapter: ChapterNode, above: LinkUri, at: number, context: Context) {
    const track = chapter.track ? this.source.tracks.get(chapter.track) : undefined
    const own = {
      ...context,
      hours: chapter.hours,
      changedAt: chapter.changedAt,
      track: chapter.track ?? undefined,
      notes: track?.[this.language],
    }
    const title = this.say(chapter.titleKm, chapter.titleEn)
    const link = this.item('chapter', chapter.id, chapter.code, title, above, at, own)
    chapter.lessons.forEach((lesson, index) => this.lesson(lesson, link, index + 1, context))
  }

  private lesson(lesson: LessonNode, above: LinkUri, at: number, context: Context) {
    const own = { ...context, hours: lesson.hours, changedAt: lesson.changedAt }
    const title = this.say(lesson.titleKm, lesson.titleEn)
    const link = this.item('lesson', lesson.id, lesson.code, title, above, at, own)
    let place = 0
    for (const outcome of lesson.outcomes) this.outcome(outcome, link, ++place, context)
    for (const topic of lesson.topics) {
      const words = this.say(topic.titleKm, topic.titleEn)
      const more = { ...context, hours: topic.hours, changedAt: topic.changedAt }
      const below = this.item('topic', topic.id, topic.code, words, link, ++place, more)
      topic.outcomes.forEach((one, index) => this.outcome(one, below, index + 1, context))
    }
  }

  private outcome(outcome: OutcomeNode, above: LinkUri, at: number, context: Context) {
    const text = this.say(outcome.textKm, outcome.textEn)
    const own = { ...context, changedAt: outcome.changedAt }
    this.item(outcome.domain, outcome.id, outcome.code, text, above, at, own)
  }

  /** Writes an item, its place in the tree, and in English what it translates. */
  private item(
    type: Type,
    key: string,
    code: string,
    statement: string,
    above: LinkUri,
    sequence: number,
    context: Context
  ): LinkUri {
    const identifier = caseId('item', `${key}/${this.language}`)
    const link = { title: title(statement), identifier, uri: `${this.api}/CFItems/${identifier}` }
    const changed = time(context.changedAt ?? null) ?? this.stamp
    this.items.push({
      identifier,
      uri: link.uri,
      fullStatement: statement,
      humanCodingScheme: code,
      CFItemType: TYPES[type][this.language],
      CFItemTypeURI: this.typeLink(type),
      subject: [context.subject],
      language: this.language,
      educationLevel: context.levels.map((grade) => String(grade).padStart(2, '0')),
      ...(context.notes && { notes: context.notes }),
      lastChangeDateTime: changed,
      ...extensions(context),
    })
    this.associate('isChildOf', `${key}/above`, link, above, changed, sequence)
    if (this.language === 'en') {
      const original = caseId('item', `${key}/km`)
      const target = { title: code, identifier: original, uri: `${this.api}/CFItems/${original}` }
      this.associate('isTranslationOf', `${key}/translation`, link, target, changed)
    }
    return link
  }

  private associate(
    associationType: string,
    key: string,
    origin: LinkUri,
    destination: LinkUri,
    lastChangeDateTime: string,
    sequenceNumber?: number
  ) {
    const identifier = caseId('association', `${key}/${this.language}`)
    this.associations.push({
      identifier,
      associationType,
      ...(sequenceNumber !== undefined && { sequenceNumber }),
      uri: `${this.api}/CFAssociations/${identifier}`,
      originNodeURI: origin,
      destinationNodeURI: destination,
      lastChangeDateTime,
    })
  }

  private typeLink(type: Type): LinkUri {
    const identifier = caseId('type', `${type}/${this.language}`)
    return {
      title: TYPES[type][this.language],
      identifier,
      uri: `${this.api}/CFItemTypes/${identifier}`,
    }
  }

  private types(): CaseObject[] {
    return (Object.keys(TYPES) as Type[]).map((type) => ({
      ...this.typeLink(type),
      description: `${TYPES[type].en} · ${TYPES[type].km}`,
      hierarchyCode: TYPES[type].code,
      typeCode: type,
      lastChangeDateTime: this.stamp,
    }))
  }

  private subjects(bySubject: Map<string, unknown>): CaseObject[] {
    return this.source.subjects
      .filter(({ id }) => bySubject.has(id))
      .map((one, index) => {
        const identifier = caseId('subject', `${one.code}/${this.language}`)
        return {
          identifier,
          uri: `${this.api}/CFSubjects/${identifier}`,
          title: this.say(one.nameKm, one.nameEn),
          hierarchyCode: String(index + 1),
          description: one.code,
          lastChangeDateTime: this.stamp,
        }
      })
  }

  private say(km: string, en: string) {
    return this.language === 'km' ? km || en : en || km
  }
}

type Context = {
  subject: string
  levels: number[]
  hours?: number | null
  track?: string
  notes?: string
  changedAt?: Date | string | null
}

function extensions({ hours, track }: Context) {
  const values = { ...(hours && { tonleHours: hours }), ...(track && { tonleTrack: track }) }
  return Object.keys(values).length > 0 ? { extensions: values } : {}
}

const title = (statement: string) => statement.replaceAll(/\s+/g, ' ').trim()

function time(value: Date | string | null): string | undefined {
  if (!value) return undefined
  return readTime(value).toISO({ suppressMilliseconds: true })!.replace('+00:00', 'Z')
}
