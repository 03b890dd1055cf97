import { test } from '@japa/runner'
import { isLocal, lanAddresses, phoneAddress } from '#shared/http/addresses'

const asked = (host: string, protocol = 'http') => ({
  host: () => host,
  protocol: () => protocol,
})
const lan = ['http://192.168.1.20:3333']
const configured = 'http://localhost:3333'

test.group('The address on printed slips', () => {
  test('is the one the operator has set', ({ assert }) => {
    const address = phoneAddress(asked('192.168.1.9'), { configured: 'https://tonle.example', lan })
    assert.equal(address, 'https://tonle.example')
  })

  test('else the one by which the request came', ({ assert }) => {
    assert.equal(
      phoneAddress(asked('school.lan:3333'), { configured, lan }),
      'http://school.lan:3333'
    )
    assert.equal(
      phoneAddress(asked('a.example', 'https'), { configured, lan }),
      'https://a.example'
    )
  })

  test('else the first of the local network: {$self} is no address for a phone')
    .with(['localhost:3333', '127.0.0.1:3333', '[::1]:3333', 'not a host', ''])
    .run(({ assert }, host) => {
      assert.equal(phoneAddress(asked(host), { configured, lan }), lan[0])
    })

  test('without any network that of the machine', ({ assert }) => {
    assert.equal(phoneAddress(asked('localhost'), { configured, lan: [] }), configured)
  })

  test('the local network: outward cards of the fourth version, with the port', ({ assert }) => {
    const card = { netmask: '', mac: '', cidr: null, family: 'IPv4' as const, internal: false }
    const cards = {
      lo: [{ ...card, address: '127.0.0.1', internal: true }],
      wlan0: [
        { ...card, address: 'fe80::1', family: 'IPv6' as const, scopeid: 0 },
        { ...card, address: '10.0.0.7' },
      ],
    }
    assert.deepEqual(lanAddresses(cards, 3421), ['http://10.0.0.7:3421'])
  })

  test('a name that only begins like the machine’s own is another machine', ({ assert }) => {
    assert.isFalse(isLocal('http://localhost.example.org'))
    assert.isTrue(isLocal('http://tonle.localhost:80'))
  })
})
