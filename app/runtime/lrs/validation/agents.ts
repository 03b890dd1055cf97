import { refuse } from '#runtime/lrs/problem'
import { arrayOf, objectOf, textOf, type JsonObject } from '#runtime/lrs/validation/json'
import { iriOf } from '#runtime/lrs/validation/values'

const IFIS = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const

const AGENT = new Set<string>(['objectType', 'name', ...IFIS])
const GROUP = new Set<string>([...AGENT, 'member'])
const ACCOUNT = new Set(['homePage', 'name'])

const MBOX = /^mailto:[^\s@]+@[^\s@]+$/i
const SHA1 = /^[0-9a-f]{40}$/i

/** An Agent or, where `objectType` says so, a Group (xAPI 1.0.3 part two, 2.4.2). */
export function actorOf(value: unknown, path: string): JsonObject {
  return (value as JsonObject)?.objectType === 'Group' ? groupOf(value, path) : agentOf(value, path)
}

export function agentOf(value: unknown, path: string): JsonObject {
  const agent = objectOf(value, path, AGENT)
  if (agent.objectType !== undefined && agent.objectType !== 'Agent') {
    refuse(`${path}.objectType`, 'must be Agent')
  }
  if (countIdentifiers(agent, path) !== 1) refuse(path, 'must have one identifier')
  return agent
}

export function groupOf(value: unknown, path: string): JsonObject {
  const group = objectOf(value, path, GROUP)
  if (group.objectType !== 'Group') refuse(`${path}.objectType`, 'must be Group')
  const identifiers = countIdentifiers(group, path)
  if (identifiers > 1) refuse(path, 'must not have more than one identifier')
  if (group.member !== undefined) {
    const members = arrayOf(group.member, `${path}.member`)
    members.forEach((member, at) => agentOf(member, `${path}.member[${at}]`))
  }
  if (identifiers === 0 && !group.member?.length) {
    refuse(path, 'must have members or an identifier')
  }
  return group
}

function countIdentifiers(agent: JsonObject, path: string) {
  if (agent.name !== undefined) textOf(agent.name, `${path}.name`)
  let count = 0
  for (const name of IFIS) {
    if (agent[name] === undefined) continue
    count++
    checkIdentifier(name, agent[name], `${path}.${name}`)
  }
  return count
}

function checkIdentifier(name: (typeof IFIS)[number], value: unknown, path: string) {
  if (name === 'mbox' && !MBOX.test(textOf(value, path))) refuse(path, 'must be mailto:…')
  if (name === 'mbox_sha1sum' && !SHA1.test(textOf(value, path))) refuse(path, 'must be a SHA-1')
  if (name === 'openid') iriOf(value, path)
  if (name !== 'account') return
  const account = objectOf(value, path, ACCOUNT)
  iriOf(account.homePage, `${path}.homePage`)
  textOf(account.name, `${path}.name`)
}

/** The agent's identifier as one text that is equal for equal agents; undefined for an anonymous group. */
export function identifierOf(agent: JsonObject): string | undefined {
  if (agent.mbox !== undefined) return `mbox ${agent.mbox}`
  if (agent.mbox_sha1sum !== undefined) return `sha1 ${agent.mbox_sha1sum}`
  if (agent.openid !== undefined) return `openid ${agent.openid}`
  if (agent.account !== undefined) return `account ${agent.account.homePage} ${agent.account.name}`
  return undefined
}

/** The same agent without what is not its identity. */
export function bareAgent(agent: JsonObject): JsonObject {
  const { objectType, mbox, mbox_sha1sum: sha1, openid, account, member } = agent
  const bare: JsonObject = objectType === undefined ? {} : { objectType }
  if (mbox !== undefined) bare.mbox = mbox
  if (sha1 !== undefined) bare.mbox_sha1sum = sha1
  if (openid !== undefined) bare.openid = openid
  if (account !== undefined) bare.account = account
  if (identifierOf(bare) === undefined && member) bare.member = member.map(bareAgent)
  return bare
}
