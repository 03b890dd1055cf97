import { createServer, type Socket } from 'node:net'

/** A letter as it came over the wire: addresses of the envelope, and the message. */
export type ReceivedLetter = { from: string; to: string; raw: string }

/** What the server answers to a recipient instead of taking the letter, such as `550 No such user`. */
type Refusal = (recipient: string) => string | undefined

/** A real mail server (RFC 5321) on a free port of this machine that keeps what it is given. */
export async function startSmtpServer() {
  const letters: ReceivedLetter[] = []
  const logins: string[] = []
  const open = new Set<Socket>()
  let refusal: Refusal = () => undefined
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {})
    speak(socket, { letters, logins, refuse: (to) => refusal(to) })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    port: (server.address() as { port: number }).port,
    letters,
    /** The base64 of what clients signed in with. */
    logins,
    refuseWith(next: Refusal) {
      refusal = next
    },
    async stop() {
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

type Kept = { letters: ReceivedLetter[]; logins: string[]; refuse: Refusal }

function speak(socket: Socket, { letters, logins, refuse }: Kept) {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let letter = { from: '', to: '', raw: '' }
  let inData = false
  let buffer = ''
  say('220 stand-in ESMTP')
  socket.on('data', (chunk) => {
    buffer += chunk.toString('utf8')
    for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      if (inData) take(line)
      else obey(line)
    }
  })

  function take(line: string) {
    if (line !== '.') {
      letter.raw += `${line.replace(/^\.\./, '.')}\r\n`
      return
    }
    inData = false
    letters.push(letter)
    letter = { from: '', to: '', raw: '' }
    say('250 kept')
  }

  function obey(line: string) {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? ''
    const verb = line.split(/[ :]/)[0].toUpperCase()
    if (verb === 'EHLO') say('250-stand-in\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME')
    else if (verb === 'AUTH') {
      logins.push(line.split(' ')[2] ?? '')
      say('235 welcome')
    } else if (verb === 'MAIL') {
      letter = { from: address, to: '', raw: '' }
      say('250 ok')
    } else if (verb === 'RCPT') {
      letter.to = address
      say(refuse(address) ?? '250 ok')
    } else if (verb === 'DATA') {
      inData = true
      say('354 go on')
    } else if (verb === 'QUIT') {
      say('221 bye')
      socket.end()
    } else say('250 ok')
  }
}

/** The readable text of a letter: the parts of its body decoded, and its subject. */
export function readLetter({ raw }: ReceivedLetter) {
  const subject = /^Subject: ((?:.*\r\n)(?:[ \t].*\r\n)*)/m.exec(raw)?.[1] ?? ''
  const parts = raw.split(/\r\n--[^\r\n]+(?:\r\n|$)/).slice(1)
  return {
    subject: decodeWords(subject.replace(/\r\n[ \t]*/g, ' ').trim()),
    text: decodePart(parts.find((part) => /^content-type: text\/plain/im.test(part)) ?? ''),
    html: decodePart(parts.find((part) => /^content-type: text\/html/im.test(part)) ?? ''),
  }
}

const decodeWords = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(q|b)\?([^?]*)\?=/gi, (_, kind, body) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(body, 'base64').toString('utf8')
        : quoted(body.replaceAll('_', ' '))
    )

function decodePart(part: string) {
  const split = part.indexOf('\r\n\r\n')
  const [head, body] = [part.slice(0, split), part.slice(split + 4)]
  if (/encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (/encoding: quoted-printable/i.test(head)) return quoted(body.replace(/=\r\n/g, ''))
  return body
}

const quoted = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1'
  ).toString('utf8')
