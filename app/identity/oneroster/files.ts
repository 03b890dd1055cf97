/** The files of a OneRoster 1.2 package that are read and written, with their columns (1EdTech OneRoster 1.2 CSV binding, section 4). */
export const rosterFiles = {
  orgs: ['name', 'type', 'identifier', 'parentSourcedId'],
  academicSessions: ['title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
  courses: [
    ...['schoolYearSourcedId', 'title', 'courseCode', 'grades', 'orgSourcedId', 'subjects'],
    ...['subjectCodes'],
  ],
  classes: [
    ...['title', 'grades', 'courseSourcedId', 'classCode', 'classType', 'location'],
    ...['schoolSourcedId', 'termSourcedIds', 'subjects', 'subjectCodes', 'periods'],
  ],
  users: [
    ...['enabledUser', 'username', 'userIds', 'givenName', 'familyName', 'middleName'],
    ...['identifier', 'email', 'sms', 'phone', 'agentSourcedIds', 'grades', 'password'],
    ...['userMasterIdentifier', 'resourceSourcedIds', 'preferredGivenName'],
    ...['preferredMiddleName', 'preferredFamilyName', 'primaryOrgSourcedId', 'pronouns'],
  ],
  roles: [
    ...['userSourcedId', 'roleType', 'role', 'beginDate', 'endDate', 'orgSourcedId'],
    ...['userProfileSourcedId'],
  ],
  demographics: ['birthDate', 'sex'],
  enrollments: [
    ...['classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary', 'beginDate'],
    ...['endDate'],
  ],
} as const

export type RosterFile = keyof typeof rosterFiles

/** In the order in which they speak of one another. */
export const rosterFileNames = Object.keys(rosterFiles) as RosterFile[]

/** Files of the standard that hold nothing Tonle keeps. */
const OTHERS = [
  ...['categories', 'classResources', 'courseResources', 'lineItemLearningObjectiveIds'],
  ...['lineItems', 'lineItemScoreScales', 'resources', 'resultLearningObjectiveIds', 'results'],
  ...['resultScoreScales', 'scoreScales', 'userProfiles', 'userResources'],
]

export const manifestFiles = [...rosterFileNames, ...OTHERS].sort()

/** The columns of every file but the manifest. */
export const COMMON = ['sourcedId', 'status', 'dateLastModified'] as const
