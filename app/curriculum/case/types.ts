/** The JSON of CASE 1.0 and 1.1 as far as Tonle speaks of it; everything else is kept as it came. */
export type CaseObject = Record<string, unknown>

export type LinkUri = { title: string; identifier: string; uri: string }

export type CaseItem = CaseObject & {
  identifier: string
  uri: string
  fullStatement: string
  lastChangeDateTime: string
}

export type CaseAssociation = CaseObject & {
  identifier: string
  uri: string
  associationType: string
  originNodeURI: LinkUri
  destinationNodeURI: LinkUri
  sequenceNumber?: number
  lastChangeDateTime: string
}

export type CaseDocument = CaseObject & {
  identifier: string
  uri: string
  title: string
  creator: string
  lastChangeDateTime: string
}

export const definitionKinds = [
  'CFConcepts',
  'CFSubjects',
  'CFLicenses',
  'CFItemTypes',
  'CFAssociationGroupings',
] as const

export type DefinitionKind = (typeof definitionKinds)[number]

export const isDefinitionKind = (value: unknown): value is DefinitionKind =>
  definitionKinds.includes(value as DefinitionKind)

export type CasePackage = {
  CFDocument: CaseDocument
  CFItems: CaseItem[]
  CFAssociations: CaseAssociation[]
  CFDefinitions: Partial<Record<DefinitionKind, CaseObject[]>>
  CFRubrics?: CaseObject[]
}
