import { test } from '@japa/runner'
import { serialIn } from '#credentials/serials'
import { canonicalJson } from '#credentials/proof/canonical_json'
import { fromBase58, toBase58 } from '#credentials/proof/multibase'
import { isProven, signDocument } from '#credentials/proof/data_integrity'
import { makeKeys, methodOf, privateKeyOf, publicKeyOf } from '#credentials/proof/signing_keys'

const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://www.w3.org/ns/credentials/examples/v2',
]
const KEY = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'

/** The example of the standard itself: W3C vc-di-eddsa, appendix B, eddsa-jcs-2022. */
const published = {
  '@context': contexts,
  'id': 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  'type': ['VerifiableCredential', 'AlumniCredential'],
  'name': 'Alumni Credential',
  'description': 'A minimum viable example of an Alumni Credential.',
  'issuer': 'https://vc.example/issuers/5678',
  'validFrom': '2023-01-01T00:00:00Z',
  'credentialSubject': { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
  'proof': {
    ...{ 'type': 'DataIntegrityProof', 'cryptosuite': 'eddsa-jcs-2022', '@context': contexts },
    ...{ created: '2023-02-24T23:36:38Z', proofPurpose: 'assertionMethod' },
    verificationMethod: `https://vc.example/issuers/5678#${KEY}`,
    proofValue:
      'z63t83Y53KfzJ5ZosfKTnqfMcKB2dmTrfjSaQjeNNjAD5srBowQfmWqeRb8rRjmeEuCBEsddF9LsVogtuTsijJKh4',
  },
}

test.group('Proofs of certificates', () => {
  test('the example of the W3C is found to be true, and not once it is changed', ({ assert }) => {
    const key = publicKeyOf(KEY)!
    assert.isTrue(isProven(published, key))
    assert.isFalse(isProven({ ...published, name: 'Another' }, key))
    const later = { ...published.proof, created: '2024-02-24T23:36:38Z' }
    assert.isFalse(isProven({ ...published, proof: later }, key))
    assert.isFalse(isProven(published, publicKeyOf(makeKeys().publicKey)!))
    const other = { ...published, '@context': [...contexts].reverse() }
    assert.isFalse(isProven(other, key))
  })

  test('what is signed here is true, in whatever order its keys come back', ({ assert }) => {
    const { publicKey, secret } = makeKeys()
    assert.match(publicKey, /^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/)
    const document = { name: 'សុខ ដារា', b: [1, 2.5, null, true], a: { z: 'é\u2028"', y: {} } }
    const signed = signDocument(document, {
      ...{ key: privateKeyOf(secret), method: methodOf(publicKey) },
      created: '2026-11-23T00:00:00Z',
    })
    const turned = Object.fromEntries(Object.entries(structuredClone(signed)).reverse())
    assert.isTrue(isProven(turned, publicKeyOf(publicKey)!))
    assert.isFalse(isProven({ ...turned, extra: 1 }, publicKeyOf(publicKey)!))
  })

  test('JSON in one form, base58 there and back, and no key out of rubbish', ({ assert }) => {
    assert.equal(
      canonicalJson({ '€': 1e21, 'a': [1.0, 'ក\n'], '\r': false, 'b': undefined }),
      '{"\\r":false,"a":[1,"ក\\n"],"€":1e+21}'
    )
    for (const bytes of [[0], [0, 0, 1], [255, 254], Array(34).fill(7)]) {
      assert.deepEqual([...fromBase58(toBase58(Uint8Array.from(bytes)))!], bytes)
    }
    for (const text of ['', 'z0', 'x6Mk', `z${'1'.repeat(300)}`, 'z6Mk']) {
      assert.isUndefined(publicKeyOf(text), text)
    }
  })

  test('a serial is found in what people type and scan', ({ assert }) => {
    const serial = 'TK7Q-2026-000012-XA9MQT'
    for (const typed of [
      ...[serial, ' tk7q-2026-000012-xa9mqt ', 'TK7Q–2026–000012–XA9MQT'],
      ...['TK7Q-២០២៦-០០០០១២-XA9MQT', `https://a.example/verify/${serial}?x=1`],
      'TK7Q - 2026 - 000012 - XA9MQT',
    ]) {
      assert.equal(serialIn(typed), serial, typed)
    }
    for (const typed of ['', 'TK7Q-2026-12-XA9MQT', '/verify/', "' or 1=1", 'x'.repeat(1000)]) {
      assert.isUndefined(serialIn(typed), typed)
    }
  })
})
