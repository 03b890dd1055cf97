/**
 * The tables of a channel of Kolibri, version 5 of its content schema: what Kolibri reads from 0.15 on, later versions
 * too. Kinds, presets and licences are those of le-utils.
 */
export const SCHEMA_VERSION = '5'

export const TABLES = `
create table content_contenttag (id char(32) not null primary key, tag_name varchar(30) not null);
create table content_language (
  id varchar(14) not null primary key, lang_code varchar(3) not null, lang_subcode varchar(10),
  lang_name varchar(100), lang_direction varchar(3) not null);
create table content_localfile (
  id varchar(32) not null primary key, extension varchar(40) not null, available bool not null,
  file_size integer);
create table content_contentnode (
  id char(32) not null primary key, license_name varchar(50), license_description text,
  title varchar(200) not null, coach_content bool not null, content_id char(32) not null,
  channel_id char(32) not null, description text, sort_order real,
  license_owner varchar(200) not null, author varchar(200) not null, kind varchar(200) not null,
  available bool not null, options text, grade_levels text, resource_types text,
  learning_activities text, accessibility_labels text, categories text, learner_needs text,
  duration integer, lft integer not null, rght integer not null, tree_id integer not null,
  level integer not null, lang_id varchar(14) references content_language (id),
  parent_id char(32) references content_contentnode (id));
create index content_contentnode_lft on content_contentnode (lft);
create index content_contentnode_channel on content_contentnode (channel_id);
create index content_contentnode_content on content_contentnode (content_id);
create index content_contentnode_parent on content_contentnode (parent_id);
create table content_assessmentmetadata (
  id char(32) not null primary key, assessment_item_ids text not null,
  number_of_assessments integer not null, mastery_model text not null, randomize bool not null,
  is_manipulable bool not null,
  contentnode_id char(32) not null references content_contentnode (id));
create table content_channelmetadata (
  id char(32) not null primary key, name varchar(200) not null, description varchar(400) not null,
  tagline varchar(150), author varchar(400) not null, version integer not null,
  thumbnail text not null, last_updated varchar, min_schema_version varchar(50) not null,
  root_id char(32) not null references content_contentnode (id));
create table content_contentnode_has_prerequisite (
  id integer not null primary key,
  from_contentnode_id char(32) not null references content_contentnode (id),
  to_contentnode_id char(32) not null references content_contentnode (id),
  unique (from_contentnode_id, to_contentnode_id));
create table content_contentnode_related (
  id integer not null primary key,
  from_contentnode_id char(32) not null references content_contentnode (id),
  to_contentnode_id char(32) not null references content_contentnode (id),
  unique (from_contentnode_id, to_contentnode_id));
create table content_contentnode_tags (
  id integer not null primary key,
  contentnode_id char(32) not null references content_contentnode (id),
  contenttag_id char(32) not null references content_contenttag (id),
  unique (contentnode_id, contenttag_id));
create table content_file (
  id char(32) not null primary key, preset varchar(150) not null, supplementary bool not null,
  thumbnail bool not null, priority integer,
  contentnode_id char(32) not null references content_contentnode (id),
  lang_id varchar(14) references content_language (id),
  local_file_id varchar(32) not null references content_localfile (id));
create index content_file_node on content_file (contentnode_id);
`

/** The names that Kolibri gives to licences; what it has no name for is a permission with its words. */
export function kolibriLicence(code: string): string {
  const [, terms] = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)-\d\.\d$/.exec(code) ?? []
  if (terms) return `CC ${terms}`
  return code === 'CC0-1.0' || code === 'PUBLIC-DOMAIN' ? 'Public Domain' : 'Special Permissions'
}

type Form = { kind: string; preset: string; activity: string }

/** What a learner does with a thing; Kolibri shows nothing of version 5 in its library that does not say it. */
export const ACTIVITIES = {
  ...{ watch: 'UD5UGM0z', listen: 'mkA1R3NU', read: 'wA01urpi', explore: '#j8L0eq3' },
}

const { watch, listen, read, explore } = ACTIVITIES

/** The steps of school that Kolibri filters by; several with commas between. */
export function levelsOf(grades: number[]): string | null {
  const levels = grades.map((grade) => {
    if (grade <= 3) return 'wnarlxKo'
    if (grade <= 6) return 'BkGYi3lD'
    return grade <= 9 ? 'eLt0Mbu4' : 'ZEjiwvOb'
  })
  return [...new Set(levels)].join(',') || null
}

const FORMS: Record<string, Form> = {
  mp4: { kind: 'video', preset: 'high_res_video', activity: watch },
  webm: { kind: 'video', preset: 'high_res_video', activity: watch },
  mp3: { kind: 'audio', preset: 'audio', activity: listen },
  pdf: { kind: 'document', preset: 'document', activity: read },
  epub: { kind: 'document', preset: 'epub', activity: read },
  h5p: { kind: 'h5p', preset: 'h5p', activity: explore },
}

/** What Kolibri plays, by the ending; undefined for the rest. */
export const formOf = (extension: string) => FORMS[extension]

/** Codes of languages that le-utils has, with their own names. */
export const LANGUAGES: Record<string, string> = {
  ...{ km: 'ភាសាខ្មែរ', en: 'English', fr: 'Français', zh: '中文' },
}
