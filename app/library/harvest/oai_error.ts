/** The conditions of OAI-PMH 2.0, section 3.6. They are answers, sent with status 200. */
export type OaiCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch'
  | 'noMetadataFormats'
  | 'noSetHierarchy'

export class OaiError extends Error {
  constructor(
    readonly code: OaiCode,
    message: string
  ) {
    super(message)
  }
}
