import { newOnlineKeys } from '#mirror/trust/key_ring'
import { makePublication } from '#mirror/trust/metadata'
import { lastPublication, targetOf, targetPath } from '#mirror/publisher/publish_editions'
import { REVOCATIONS_PATH, revocationsObject } from '#mirror/publisher/revocations'
import type { Edition } from '#mirror/format/edition'
import type { MadeObject } from '#mirror/format/tree'

/** Heads of a question for an object and of its answer, in bytes, the signature among them; of what is signed fewer. */
const HEADS = 1240
const SIGNED_HEADS = 1110

/** A mirror says how it is before and after, and hears what is new. */
const POLL = 1820
const POLLS = 2

/** It asks whether there is a newer root (an answer of a few bytes), then for three files of TUF. */
const SIGNED = 4

export type Way = { bytes: number; requests: number }

/**
 * What a contact costs on the line beside the objects that it brings (docs/protocols/mirror.md section 20): polls, what is
 * signed, heads. For small updates that is a good part. Signed here with keys for nobody: they are all of one length.
 */
export async function besideObjects(
  edition: MadeObject,
  facts: Pick<Edition, 'channel' | 'profile'>
) {
  const before = await lastPublication()
  const revocations = await revocationsObject()
  const targets = new Map((before?.targets ?? []).map((target) => [target.path, target]))
  targets.set(REVOCATIONS_PATH, {
    ...{ path: REVOCATIONS_PATH, name: revocations.name, size: revocations.bytes.length },
    custom: { sequence: revocations.sequence },
  })
  const path = targetPath(facts.channel, facts.profile)
  const size = edition.bytes.length
  const own = { name: edition.name, size, sequence: 1 }
  targets.set(path, targetOf(path, own))
  const version = (before?.version ?? 0) + 1
  const files = makePublication(version, [...targets.values()], newOnlineKeys())
  const signed = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  /** @param isFirst what was withdrawn so far comes too */
  return ({ bytes, requests }: Way, isFirst = false): Way => {
    const asked = requests + (isFirst ? 1 : 0)
    const brought = bytes + (isFirst ? revocations.bytes.length : 0)
    return {
      bytes: brought + signed + POLLS * POLL + SIGNED * SIGNED_HEADS + asked * HEADS,
      requests: asked + POLLS + SIGNED,
    }
  }
}
