import { open, stat } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { PlaceError } from '#operations/backups/places/place'
import type { Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'
import type { Place, StoredObject } from '#operations/backups/places/place'

export type Bucket = {
  bucket: string
  prefix: string
  endpoint?: string
  region?: string
  key: string
  secret: string
}

const PART = 16 * 1024 * 1024

/** A bucket that speaks S3: Amazon's, MinIO, Ceph. The library is loaded when it is first used. */
export class S3Place implements Place {
  readonly rereads = false
  readonly name: string
  #client: S3Client | undefined

  constructor(private bucket: Bucket) {
    this.name = `s3://${bucket.bucket}/${bucket.prefix}`
  }

  async ready() {
    const { HeadBucketCommand } = await sdk()
    await this.#ask((client) => client.send(new HeadBucketCommand({ Bucket: this.bucket.bucket })))
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    const { ListObjectsV2Command } = await sdk()
    let token: string | undefined
    do {
      const command = new ListObjectsV2Command({
        ...{ Bucket: this.bucket.bucket, Prefix: this.#key(prefix), ContinuationToken: token },
      })
      const page = await this.#ask((client) => client.send(command))
      for (const { Key, Size } of page.Contents ?? []) {
        yield { key: Key!.slice(this.#key('').length), bytes: Number(Size) }
      }
      token = page.IsTruncated ? page.NextContinuationToken : undefined
    } while (token)
  }

  async put(key: string, source: string | Buffer) {
    const bytes = Buffer.isBuffer(source) ? source.length : await sizeOf(source)
    if (bytes > PART) return this.#putInParts(key, source)
    const { PutObjectCommand } = await sdk()
    const body = Buffer.isBuffer(source) ? source : await piece(source, 0, bytes)
    await this.#ask((client) =>
      client.send(new PutObjectCommand({ ...this.#at(key), Body: body, ...checksum(body) }))
    )
  }

  async get(key: string) {
    const { GetObjectCommand } = await sdk()
    const answer = await this.#ask((client) => client.send(new GetObjectCommand(this.#at(key))))
    return answer.Body as Readable
  }

  async remove(key: string) {
    const { DeleteObjectCommand } = await sdk()
    await this.#ask((client) => client.send(new DeleteObjectCommand(this.#at(key))))
  }

  async free() {
    return undefined
  }

  /** Large objects go in parts; a transfer that fails is taken back, so that no half object costs money. */
  async #putInParts(key: string, source: string | Buffer) {
    const s3 = await sdk()
    const begun = await this.#ask((client) =>
      client.send(new s3.CreateMultipartUploadCommand(this.#at(key)))
    )
    const upload = { ...this.#at(key), UploadId: begun.UploadId }
    try {
      const size = Buffer.isBuffer(source) ? source.length : await sizeOf(source)
      const parts: { ETag?: string; PartNumber: number }[] = []
      for (let from = 0; from < size; from += PART) {
        const to = Math.min(size, from + PART)
        const body = Buffer.isBuffer(source)
          ? source.subarray(from, to)
          : await piece(source, from, to)
        const number = parts.length + 1
        const sent = await this.#ask((client) =>
          client.send(
            new s3.UploadPartCommand({
              ...upload,
              PartNumber: number,
              Body: body,
              ...checksum(body),
            })
          )
        )
        parts.push({ ETag: sent.ETag, PartNumber: number })
      }
      const whole = { ...upload, MultipartUpload: { Parts: parts } }
      await this.#ask((client) => client.send(new s3.CompleteMultipartUploadCommand(whole)))
    } catch (error) {
      await this.#ask((client) => client.send(new s3.AbortMultipartUploadCommand(upload))).catch(
        () => {}
      )
      throw error
    }
  }

  #key(key: string) {
    const prefix = this.bucket.prefix.replaceAll(/^\/+|\/+$/g, '')
    return prefix ? `${prefix}/${key}` : key
  }

  #at(key: string) {
    return { Bucket: this.bucket.bucket, Key: this.#key(key) }
  }

  async #ask<T>(send: (client: S3Client) => Promise<T>): Promise<T> {
    try {
      this.#client ??= await this.#connect()
      return await send(this.#client)
    } catch (error) {
      throw bucketError(error, this.name)
    }
  }

  async #connect() {
    const { S3Client } = await sdk()
    const { endpoint, region = 'us-east-1', key, secret } = this.bucket
    return new S3Client({
      ...{ region, endpoint, forcePathStyle: endpoint !== undefined, maxAttempts: 4 },
      credentials: { accessKeyId: key, secretAccessKey: secret },
      // The checksums are our own SHA-256; servers beside Amazon's stumble over others.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    })
  }
}

const sdk = () => import('@aws-sdk/client-s3')

/** The server refuses an object that did not arrive as it was sent. */
const checksum = (body: Buffer) => ({
  ContentMD5: createHash('md5').update(body).digest('base64'),
})

async function sizeOf(path: string) {
  const { size } = await stat(path)
  return size
}

async function piece(path: string, from: number, to: number) {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function bucketError(error: unknown, place: string) {
  const { name, code, $metadata } = error as {
    name?: string
    code?: string
    $metadata?: { httpStatusCode?: number }
  }
  const status = $metadata?.httpStatusCode
  if (name === 'NoSuchKey') return new PlaceError('not_found', { place }, error)
  if (name === 'NoSuchBucket' || status === 404)
    return new PlaceError('folder_missing', { place }, error)
  if (status === 401 || status === 403) return new PlaceError('refused', { place }, error)
  if (status === 507) return new PlaceError('no_room', { place }, error)
  if (code !== undefined || name === 'TimeoutError' || (status ?? 0) >= 500) {
    return new PlaceError('no_answer', { place }, error)
  }
  return error
}
