import { listQuery } from '#shared/http/list_query'
import type { HttpContext } from '@adonisjs/core/http'

/** The filter of the list as it stands in the address; digits where codes of places are meant. */
export function institutionFilter(ctx: Pick<HttpContext, 'request'>) {
  const { text } = listQuery(ctx)
  const digits = (name: string, length: number) => {
    const value = text(name)
    return value && /^\d+$/.test(value) && value.length === length ? value : null
  }
  const province = digits('province', 2)
  const district = digits('district', 4)
  return {
    q: text('q'),
    type: text('type'),
    province,
    district: district && (!province || district.startsWith(province)) ? district : null,
    region: text('region'),
    flag: text('flag'),
    operating: ['yes', 'no'].find((one) => one === text('operating')) ?? null,
  }
}
