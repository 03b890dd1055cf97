import { notEnded, today } from '#identity/queries/current_memberships'
import ClassPupil from '#identity/models/class_pupil'
import Membership from '#identity/models/membership'
import SchoolClass from '#identity/models/school_class'
import type Institution from '#institutions/models/institution'
import type Person from '#identity/models/person'
import type { RosterFile } from '#identity/oneroster/files'

export type Record = { [column: string]: string | number | null | undefined }

/** Of the roles of the standard (OneRoster 1.2, RoleEnum); those who only look after the place are its administrators. */
const ROLES: { [role: string]: string } = {
  student: 'student',
  teacher: 'teacher',
  school_leader: 'principal',
}

/** What a school has for a package: its own ids are the sourcedIds. Passwords are never in it. */
export async function rosterRecords(
  school: Institution
): Promise<{ [file in RosterFile]: Record[] }> {
  const held = await notEnded(Membership.query().where('institution_id', school.id))
    .orderBy('created_at')
    .preload('person', (people) => people.preload('user'))
  const classes = await SchoolClass.query().where('institution_id', school.id).orderBy('name')
  const places = await ClassPupil.query()
    .whereIn(
      'class_id',
      classes.map((one) => one.id)
    )
    .where((open) => open.whereNull('ends_on').orWhere('ends_on', '>=', today()))
    .orderBy('id')
  const people = new Map(held.map((one) => [one.personId, one.person]))
  const years = [...new Set(classes.map((one) => one.year))].sort()
  const grades = [...new Set(classes.map((one) => one.grade))].sort((a, b) => a - b)
  return {
    orgs: [
      {
        ...{ sourcedId: school.id, name: school.nameKm, type: 'school' },
        identifier: school.locationCode,
      },
    ],
    academicSessions: years.map(sessionOf),
    courses: grades.map((grade) => ({
      ...{ sourcedId: `grade-${grade}`, title: `Grade ${grade}`, grades: grade },
      orgSourcedId: school.id,
    })),
    classes: classes.map((one) => ({
      ...{ sourcedId: one.id, title: one.name, grades: one.grade },
      ...{ courseSourcedId: `grade-${one.grade}`, classType: 'homeroom' },
      ...{ schoolSourcedId: school.id, termSourcedIds: `year-${one.year}` },
    })),
    users: [...people.values()].map((person) => userOf(person, school)),
    roles: held.map((one, index) => ({
      ...{ sourcedId: one.id, userSourcedId: one.personId, orgSourcedId: school.id },
      roleType:
        held.findIndex((other) => other.personId === one.personId) === index
          ? 'primary'
          : 'secondary',
      role: ROLES[one.role] ?? 'siteAdministrator',
      beginDate: one.startsOn?.toISODate(),
      endDate: one.endsOn?.toISODate(),
    })),
    demographics: [...people.values()].map((person) => ({
      ...{ sourcedId: person.id, birthDate: person.birthDate?.toISODate(), sex: person.sex },
    })),
    enrollments: [
      ...places.map((one) => ({
        ...{ sourcedId: one.id, classSourcedId: one.classId, schoolSourcedId: school.id },
        ...{ userSourcedId: one.personId, role: 'student', primary: 'false' },
        beginDate: one.startsOn?.toISODate(),
      })),
      ...classes
        .filter((one) => one.homeroomPersonId && people.has(one.homeroomPersonId))
        .map((one) => ({
          ...{ sourcedId: `homeroom-${one.id}`, classSourcedId: one.id },
          ...{ schoolSourcedId: school.id, userSourcedId: one.homeroomPersonId },
          ...{ role: 'teacher', primary: 'true' },
        })),
    ],
  }
}

function sessionOf(year: string): Record {
  const [start, end] = year.split('-')
  return {
    ...{ sourcedId: `year-${year}`, title: year, type: 'schoolYear', schoolYear: end },
    ...{ startDate: `${start}-11-01`, endDate: `${end}-10-31` },
  }
}

function userOf(person: Person, school: Institution): Record {
  const isStaff = person.payrollId !== null
  return {
    sourcedId: person.id,
    enabledUser: person.user && !person.user.isDisabled ? 'true' : 'false',
    username: person.user?.username ?? '',
    givenName: person.givenKm ?? person.givenLatin,
    familyName: person.surnameKm ?? person.surnameLatin,
    preferredGivenName: person.givenKm === null ? null : person.givenLatin,
    preferredFamilyName: person.surnameKm === null ? null : person.surnameLatin,
    identifier: person.studentNumber ?? person.payrollId,
    userMasterIdentifier: isStaff ? person.payrollId : null,
    email: person.user?.email,
    phone: person.phone,
    primaryOrgSourcedId: school.id,
  }
}
