export function formatNumber(n: number, _options: { locale: string }) {
  return String(n)
}
