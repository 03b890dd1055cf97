/** Keeps the last used values; the one that was used longest ago makes room. */
export class LruCache<V> {
  private values = new Map<string, V>()

  constructor(private most: number) {}

  get(key: string): V | undefined {
    const value = this.values.get(key)
    if (value === undefined) return undefined
    this.values.delete(key)
    this.values.set(key, value)
    return value
  }

  set(key: string, value: V) {
    this.values.delete(key)
    this.values.set(key, value)
    if (this.values.size > this.most) this.values.delete(this.values.keys().next().value!)
  }

  clear() {
    this.values.clear()
  }
}
