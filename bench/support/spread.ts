/** Times in ms, in any order, as the columns that tables of benchmarks show. */
export function spread(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10
  return { 'p50 ms': at(0.5), 'p95 ms': at(0.95), 'worst ms': Math.round(sorted.at(-1) ?? 0) }
}
