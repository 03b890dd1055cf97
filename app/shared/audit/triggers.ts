/**
 * What keeps the audit log append-only in the database itself. An entry is never changed; it is deleted only while
 * the seal of its day has the state `pruning`, which `pruneAudit` sets and takes back within one transaction. An
 * entry whose time lies in a sealed day is noted as late: it goes into the next seal.
 * Whoever may drop triggers gets past them; that is what the chain of seals is for.
 */
const REFUSAL = 'the audit log is append-only'

const PRUNING = `EXISTS (
  SELECT 1 FROM shared_audit_seals s WHERE s.state = 'pruning' AND (
    (OLD.at >= s.starts_at AND OLD.at < s.ends_at)
    OR s.sequence = (SELECT l.sealed_in FROM shared_audit_late l WHERE l.entry_id = OLD.id)
  )
)`

const IS_LATE = 'NEW.at < (SELECT max(ends_at) FROM shared_audit_seals)'
const NOTE_LATE =
  'INSERT INTO shared_audit_late (entry_id, sealed_in) VALUES (NEW.id, NULL) ON CONFLICT DO NOTHING'

const sqlite = [
  `CREATE TRIGGER shared_audit_no_update BEFORE UPDATE ON shared_audit
   BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`,
  `CREATE TRIGGER shared_audit_no_delete BEFORE DELETE ON shared_audit WHEN NOT ${PRUNING}
   BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`,
  `CREATE TRIGGER shared_audit_note_late AFTER INSERT ON shared_audit WHEN ${IS_LATE}
   BEGIN ${NOTE_LATE}; END`,
]

const postgres = [
  `CREATE FUNCTION shared_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'DELETE' THEN IF ${PRUNING} THEN RETURN OLD; END IF; END IF;
     RAISE EXCEPTION '${REFUSAL}';
   END $$`,
  `CREATE FUNCTION shared_audit_late_entry() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF ${IS_LATE} THEN ${NOTE_LATE}; END IF;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER shared_audit_no_change BEFORE UPDATE OR DELETE ON shared_audit
   FOR EACH ROW EXECUTE FUNCTION shared_audit_refuse()`,
  `CREATE TRIGGER shared_audit_no_truncate BEFORE TRUNCATE ON shared_audit
   FOR EACH STATEMENT EXECUTE FUNCTION shared_audit_refuse()`,
  `CREATE TRIGGER shared_audit_note_late AFTER INSERT ON shared_audit
   FOR EACH ROW EXECUTE FUNCTION shared_audit_late_entry()`,
]

export const auditTriggers = (dialect: string) => (dialect === 'postgres' ? postgres : sqlite)

export const dropAuditTriggers = (dialect: string) =>
  dialect === 'postgres'
    ? [
        'DROP TRIGGER shared_audit_no_change ON shared_audit',
        'DROP TRIGGER shared_audit_no_truncate ON shared_audit',
        'DROP TRIGGER shared_audit_note_late ON shared_audit',
        'DROP FUNCTION shared_audit_refuse()',
        'DROP FUNCTION shared_audit_late_entry()',
      ]
    : ['no_update', 'no_delete', 'note_late'].map((one) => `DROP TRIGGER shared_audit_${one}`)
