/** What a tracker column is for. */
export const columnRoles = [
  'id',
  'title',
  'status',
  'owner',
  'created',
  'updated',
  'resolved',
  'due',
  'originalDue',
  'blockedBy',
  'blocks',
  'parent',
  'related',
  'project',
  'text',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/**
 * Header words by role, folded (`foldText`), in the tongues that trackers are exported in. The first matching role wins,
 * so the narrow ones come first. Headers that match nothing are judged by their values (`detect-columns.ts`).
 */
export const columnWords: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'blockedBy',
    /\b(block(ed|er|ers|ing)? (by|items?)|blockers?|inward .*\bblock\w*|depend(s|ing|ent)? ?on|dependenc\w*|wait(s|ing)? (for|on)|predecessors?|prerequisites?|requires|needs|after|abhangig\w*|hangt (ab )?von|wartet auf|vorganger\w*|voraussetzung\w*|blockiert (durch|von)|depende de|dependencias?|bloquead[oa] por|espera a|predecesor\w*|requiere|depend de|depends de|dependances?|bloquee? par|predecesseur\w*|en attente de|dipende da|dipendenze|bloccato da|predecessor[ei]|afhankelijk van|wacht op|geblokkeerd door|beror pa|vantar pa|zalezy od)\b/,
  ],
  [
    'blocks',
    /\b(blocks|is blocking|blocking|successors?|required by|needed by|enables|unblocks|blockiert|nachfolger\w*|bloquea|sucesor\w*|bloque|successeur\w*|blocca|successor[ei]|blokkeert)\b/,
  ],
  ['parent', /\b(parent|epic|ubergeordnet\w*|oberaufgabe|padre|epopeya|parente?|hoofdtaak)\b/],
  ['related', /\b(relat\w*|see also|linked|links?|verknupf\w*|bezug|relacionad\w*|lie a|collegat\w*)\b/],
  ['originalDue', /\b(original\w*|baseline|initial\w*|first (due|target|planned)|ursprunglich\w*|inicial|initiale?)\b/],
  [
    'resolved',
    /\b(resolved|closed|completed|finished|done) ?(on|at|date)?\b|\b(erledigt am|abgeschlossen am|cerrado el|clos le|chiuso il)\b/,
  ],
  [
    'updated',
    /\b(updated?|modified|changed|last (change|activity|touched|edit)|touched|activity|geandert|anderung|aktualisiert|actualiza\w*|modifica\w*|modifie\w*|mis a jour|maj|aggiorna\w*|gewijzigd|bijgewerkt|andrad|uppdaterad)\b/,
  ],
  [
    'created',
    /\b(created?|opened|raised|reported|added|angelegt|erstellt|eroffnet|erfasst|cread[oa]|abierto el|alta|creee?|cree|ouvert le|creat[oa]|aperto il|aangemaakt|skapad)\b/,
  ],
  [
    'due',
    /\b(due|deadline|target|planned|plan|eta|finish|end( date)?|fallig\w*|falligkeit|termin|zieldatum|ziel|frist|soll|vence|vencimiento|fecha (limite|objetivo|prevista)|plazo|entrega|echeance|date (limite|cible|prevue)|prevu\w*|scaden\w*|previst\w*|vervaldatum|streefdatum|forfaller)\b/,
  ],
  [
    'status',
    /\b(status|state|stage|phase|fase|zustand|stand|estado|situacion|etat|statut|avancement|stato|toestand|tillstand|resolution)\b/,
  ],
  [
    'owner',
    /\b(owner|assignee|assigned|responsible|accountable|who|lead|driver|pic|verantwortlich\w*|zustandig\w*|bearbeiter\w*|zugewiesen|besitzer|responsable|asignad[oa]|encargad[oa]|assignee?|affecte\w*|pilote|responsabile|assegnat[oa]|incaricat[oa]|eigenaar|verantwoordelijke|ansvarig)\b/,
  ],
  [
    'project',
    /\b(project|projekt|proyecto|projet|progetto|programme?|product|workstream|stream|board|space|queue|labels?|tags?|component|komponente|bereich|area|category|kategorie|categoria|categorie|team)\b/,
  ],
  [
    'title',
    /\b(title|summary|name|subject|headline|what|titel|betreff|bezeichnung|zusammenfassung|aufgabe|titulo|asunto|resumen|tarea|nombre|titre|objet|intitule|tache|titolo|oggetto|attivita|onderwerp|taak|rubrik|task|item|issue)\b/,
  ],
  [
    'text',
    /\b(description|comments?|latest comment|notes?|details?|remarks?|body|text|beschreibung|bemerkung\w*|kommentar\w*|notiz\w*|anmerkung\w*|descripcion|comentarios?|notas?|observaciones|commentaires?|remarques?|descrizione|commenti?|opmerking\w*|toelichting)\b/,
  ],
  [
    'id',
    /^(id|#|no|nr|number|nummer|key|code|ref|reference|numero|num|clave|cle|kennung|schlussel|codice)$|\b(issue|ticket|task|item|work item|vorgangs?|aufgaben|tarea|tache) ?(id|key|no|nr|number|nummer|#)\b|\bid\b/,
  ],
];
