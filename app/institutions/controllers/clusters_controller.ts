import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { saveCluster } from '#institutions/actions/save_cluster'
import { listClusters } from '#institutions/queries/list_clusters'
import { listInstitutions, nameIn } from '#institutions/queries/list_institutions'
import { manages } from '#institutions/queries/managers'
import { placesByProvince } from '#institutions/queries/places'
import { clusterValidator } from '#institutions/validators/cluster'
import Cluster from '#institutions/models/cluster'
import Institution from '#institutions/models/institution'
import type { HttpContext } from '@adonisjs/core/http'

export default class ClustersController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionPolicy').authorize('view')
    const { text, page } = listQuery(ctx)
    return ctx.view.render('pages/institutions/clusters/index', {
      ...(await listClusters(text('q'), page, ctx.locale)),
      q: text('q'),
      mayCreate: manages.somewhere(ctx.actor),
    })
  }

  async show(ctx: HttpContext) {
    const cluster = await find(ctx.params.id)
    await ctx.bouncer.with('InstitutionPolicy').authorize('view')
    const { page } = listQuery(ctx)
    const core = cluster.coreId ? await Institution.find(cluster.coreId) : null
    return ctx.view.render('pages/institutions/clusters/show', {
      cluster: {
        ...{ id: cluster.id, code: cluster.code, name: nameIn(cluster, ctx.locale) },
        otherName: nameIn(cluster, ctx.locale === 'km' ? 'en' : 'km'),
      },
      core: core && { id: core.id, name: nameIn(core, ctx.locale) },
      members: await listInstitutions({ clusterId: cluster.id, page }, ctx.locale),
      mayEdit: cluster.coreId
        ? await manages.at(ctx.actor, cluster.coreId)
        : manages.everything(ctx.actor),
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionsClusterPolicy').authorize('create')
    return ctx.view.render('pages/institutions/clusters/create', await this.form(ctx))
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionsClusterPolicy').authorize('create')
    return this.save(ctx, null)
  }

  async edit(ctx: HttpContext) {
    const cluster = await find(ctx.params.id)
    await ctx.bouncer.with('InstitutionsClusterPolicy').authorize('edit', cluster)
    const core = cluster.coreId ? await Institution.find(cluster.coreId) : null
    return ctx.view.render('pages/institutions/clusters/edit', {
      ...(await this.form(ctx)),
      cluster: {
        ...{ id: cluster.id, code: cluster.code, place_code: cluster.placeCode },
        ...{ name_km: cluster.nameKm, name_en: cluster.nameEn },
        core_code: core?.locationCode,
      },
    })
  }

  async update(ctx: HttpContext) {
    const cluster = await find(ctx.params.id)
    await ctx.bouncer.with('InstitutionsClusterPolicy').authorize('edit', cluster)
    return this.save(ctx, cluster)
  }

  private async form({ locale }: HttpContext) {
    const places = await placesByProvince(locale)
    return { places: places.map(({ code, name, group }) => ({ value: code, text: name, group })) }
  }

  private async save(ctx: HttpContext, cluster: Cluster | null) {
    const form = await ctx.request.validateUsing(clusterValidator)
    const coreCode = form.core_code ?? null
    const core = coreCode ? await Institution.findBy('locationCode', coreCode) : null
    // A core school that there is not is a matter of the form, not of rights.
    if (!coreCode || core) {
      await ctx.bouncer
        .with('InstitutionsClusterPolicy')
        .authorize('save', cluster, core?.id ?? null)
    }
    const { code, name_km: nameKm, name_en: nameEn } = form
    const input = { code, nameKm, nameEn, placeCode: form.place_code ?? null, coreCode }
    const saved = await saveCluster(ctx.actor!, input, cluster?.id)
    if (!saved.ok) {
      const { type, field } = saved.error
      refuseField(field, translate(ctx.locale, `institutions.clusters.errors.${type}`))
    }
    notice(ctx, 'institutions.clusters.saved')
    return ctx.response
      .redirect()
      .status(303)
      .toRoute('institutions.clusters.show', [saved.value.id])
  }
}

async function find(id: string) {
  const cluster = validate(id) ? await Cluster.find(id) : null
  if (!cluster) throw new Exception('There is no such cluster', { status: 404 })
  return cluster
}
