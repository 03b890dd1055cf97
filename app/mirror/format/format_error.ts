/** Bytes that are not what they should be (docs/protocols/mirror.md section 17). Nothing of them is used. */
export class FormatError extends Error {
  constructor(
    readonly code:
      | 'not_canonical'
      | 'not_json'
      | 'bad_shape'
      | 'bad_path'
      | 'bad_order'
      | 'bad_hash'
      | 'bad_size'
      | 'too_big'
      | 'newer_version'
      | 'wrong_base',
    readonly facts: Record<string, string | number> = {}
  ) {
    super(`${code} ${JSON.stringify(facts)}`)
  }
}
