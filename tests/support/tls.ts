import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

export const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'])
    return true
  } catch {
    return false
  }
})()
export const WITHOUT_OPENSSL = 'no openssl on this machine (on Debian: apt-get install openssl)'

export type Certificate = { key: Buffer; cert: Buffer }

/**
 * A certificate authority of this test and a certificate for `names` that it signed. `trust` is what a Chromium is
 * told (--ignore-certificate-errors-spki-list): only chains in which this authority's key stands.
 */
export function testAuthority(names: string[]): Certificate & { trust: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tonle-ca-'))
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  try {
    const whole = 'basicConstraints=critical,CA:TRUE'
    openssl(
      'req',
      '-x509',
      ...EC,
      ...words('-keyout ca.key -out ca.pem -days 2 -subj /CN=Test'),
      '-addext',
      whole
    )
    openssl('req', ...EC, ...words('-keyout key.pem -out request.pem -subj /CN=server'))
    writeFileSync(join(folder, 'names'), `subjectAltName=${names.map((one) => `DNS:${one}`)}`)
    openssl(
      'x509',
      '-req',
      ...words(
        '-in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out cert.pem'
      )
    )
    const read = (name: string) => readFileSync(join(folder, name))
    const spki = new X509Certificate(read('ca.pem')).publicKey.export({
      type: 'spki',
      format: 'der',
    })
    const trust = createHash('sha256').update(spki).digest('base64')
    return { key: read('key.pem'), cert: Buffer.concat([read('cert.pem'), read('ca.pem')]), trust }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const words = (text: string) => text.split(' ')

/**
 * Speaks https and passes everything on to a port of this machine, with the headers that nginx is told to set.
 * `cookies` are those that browsers sent.
 */
export async function tlsProxy(certificate: Certificate, target: () => number) {
  const cookies: string[] = []
  const server = createServer(certificate, (asked, answer) => {
    cookies.push(asked.headers.cookie ?? '')
    const passed = {
      ...{ 'x-forwarded-proto': 'https', 'x-forwarded-for': asked.socket.remoteAddress },
    }
    const to = request(
      {
        ...{ host: '127.0.0.1', port: target(), method: asked.method, path: asked.url },
        headers: { ...asked.headers, ...passed },
      },
      (got) => {
        answer.writeHead(got.statusCode!, got.rawHeaders)
        got.pipe(answer)
      }
    )
    to.once('error', () => answer.destroy())
    asked.pipe(to)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    cookies,
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
