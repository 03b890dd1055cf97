import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'identity.sign_ins.create': { paramsTuple?: []; params?: {} }
    'identity.sign_ins.store': { paramsTuple?: []; params?: {} }
    'identity.codes.create': { paramsTuple?: []; params?: {} }
    'identity.codes.store': { paramsTuple?: []; params?: {} }
    'identity.openid_sign_ins.create': { paramsTuple?: []; params?: {} }
    'identity.openid_sign_ins.show': { paramsTuple?: []; params?: {} }
    'identity.openid_links.create': { paramsTuple?: []; params?: {} }
    'identity.openid_links.store': { paramsTuple?: []; params?: {} }
    'identity.sign_outs.store': { paramsTuple?: []; params?: {} }
    'identity.accounts.show': { paramsTuple?: []; params?: {} }
    'identity.accounts.update': { paramsTuple?: []; params?: {} }
    'identity.passwords.edit': { paramsTuple?: []; params?: {} }
    'identity.passwords.update': { paramsTuple?: []; params?: {} }
    'identity.second_factors.create': { paramsTuple?: []; params?: {} }
    'identity.second_factors.store': { paramsTuple?: []; params?: {} }
    'identity.second_factors.destroy': { paramsTuple?: []; params?: {} }
    'identity.recovery_codes.show': { paramsTuple?: []; params?: {} }
    'identity.recovery_codes.store': { paramsTuple?: []; params?: {} }
    'identity.login_sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.sign_outs_everywhere.store': { paramsTuple?: []; params?: {} }
    'library.resources.index': { paramsTuple?: []; params?: {} }
    'library.resources.create': { paramsTuple?: []; params?: {} }
    'library.drafts.index': { paramsTuple?: []; params?: {} }
    'library.resources.store': { paramsTuple?: []; params?: {} }
    'library.resources.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.resources.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.publications.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.publications.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'name': ParamValue} }
    'library.resources.show': { paramsTuple: [ParamValue,ParamValue?]; params: {'code': ParamValue,'slug'?: ParamValue} }
    'library.handbook.index': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'operations.components.index': { paramsTuple?: []; params?: {} }
  }
  GET: {
    'identity.sign_ins.create': { paramsTuple?: []; params?: {} }
    'identity.codes.create': { paramsTuple?: []; params?: {} }
    'identity.openid_sign_ins.create': { paramsTuple?: []; params?: {} }
    'identity.openid_sign_ins.show': { paramsTuple?: []; params?: {} }
    'identity.openid_links.create': { paramsTuple?: []; params?: {} }
    'identity.accounts.show': { paramsTuple?: []; params?: {} }
    'identity.passwords.edit': { paramsTuple?: []; params?: {} }
    'identity.second_factors.create': { paramsTuple?: []; params?: {} }
    'identity.recovery_codes.show': { paramsTuple?: []; params?: {} }
    'library.resources.index': { paramsTuple?: []; params?: {} }
    'library.resources.create': { paramsTuple?: []; params?: {} }
    'library.drafts.index': { paramsTuple?: []; params?: {} }
    'library.resources.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'name': ParamValue} }
    'library.resources.show': { paramsTuple: [ParamValue,ParamValue?]; params: {'code': ParamValue,'slug'?: ParamValue} }
    'library.handbook.index': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'operations.components.index': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
    'identity.sign_ins.create': { paramsTuple?: []; params?: {} }
    'identity.codes.create': { paramsTuple?: []; params?: {} }
    'identity.openid_sign_ins.create': { paramsTuple?: []; params?: {} }
    'identity.openid_sign_ins.show': { paramsTuple?: []; params?: {} }
    'identity.openid_links.create': { paramsTuple?: []; params?: {} }
    'identity.accounts.show': { paramsTuple?: []; params?: {} }
    'identity.passwords.edit': { paramsTuple?: []; params?: {} }
    'identity.second_factors.create': { paramsTuple?: []; params?: {} }
    'identity.recovery_codes.show': { paramsTuple?: []; params?: {} }
    'library.resources.index': { paramsTuple?: []; params?: {} }
    'library.resources.create': { paramsTuple?: []; params?: {} }
    'library.drafts.index': { paramsTuple?: []; params?: {} }
    'library.resources.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'name': ParamValue} }
    'library.resources.show': { paramsTuple: [ParamValue,ParamValue?]; params: {'code': ParamValue,'slug'?: ParamValue} }
    'library.handbook.index': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'operations.components.index': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'identity.sign_ins.store': { paramsTuple?: []; params?: {} }
    'identity.codes.store': { paramsTuple?: []; params?: {} }
    'identity.openid_links.store': { paramsTuple?: []; params?: {} }
    'identity.sign_outs.store': { paramsTuple?: []; params?: {} }
    'identity.second_factors.store': { paramsTuple?: []; params?: {} }
    'identity.recovery_codes.store': { paramsTuple?: []; params?: {} }
    'identity.sign_outs_everywhere.store': { paramsTuple?: []; params?: {} }
    'library.resources.store': { paramsTuple?: []; params?: {} }
    'library.publications.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
  }
  PUT: {
    'identity.accounts.update': { paramsTuple?: []; params?: {} }
    'identity.passwords.update': { paramsTuple?: []; params?: {} }
    'library.resources.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
  }
  DELETE: {
    'identity.second_factors.destroy': { paramsTuple?: []; params?: {} }
    'identity.login_sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.publications.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}