/** Words between two things, in the tongues of the status words, that say that the first waits for the second. */
const firstWaits =
  /\b(wait\w*|depend(?!enc(y|ies) (of|for))\w*|block\w* (by|until|on|behind)|(held (up|back)|gated|preceded|delayed|slowed( down)?) (by|on)|(hang|hing|rest|build|lean|bank|count|rel(y|i)|wait)\w* (on|off|upon)|(contingent|conditional|conditioned|predicated) (up)?on|tied to|(presuppos|presum|assum)\w*|stands? (or|and) falls? with|(goes|gets|leads) nowhere|downstream of|(because|on account) of|due to|owing to|on hold|at the mercy of|stuck (on|behind)|(parked|queued|sits?|is|comes) behind|subject to|pending|needs?|requires?|until|till|unless|after|follows|once|as soon as|when|only (when|once|after|with|possible|works?|makes sense)|can ?(no|')?t[^.]*\b(before|without)|cannot[^.]*\b(before|without)|not[^.]*\b(before|without)|nothing[^.]*\bbefore)\b|\b(wart\w*|häng\w*|abhängig|brauch\w*|benötig\w*|blockiert (durch|von)|erst (wenn|nach)|sobald|wenn|steht und fällt mit|setzt[^.]*\bvoraus|angewiesen auf|gebunden an|baut[^.]*\bauf|wegen|folgt|hinter|(nicht|kein\w*)[^.]*\b(bevor|vor|ohne|solange)|bis)\b|\b(esper\w*|depend(e|en|ía|ían)\b|necesit\w*|bloquead[oa] por|no[^.]*\b(antes de|sin|hasta)|se apoya en|ligad[oa] a|por culpa de|hasta que|en cuanto|una vez|cuando)\b|\b(attend\w*|dépend\w*|a besoin|bloqué\w* par|(pas|ne)[^.]*\b(avant|sans)|repose sur|suppose|liée? à|à cause de|tant que|dès que|une fois)\b|\b(aspett\w*|dipend\w*|bloccat[oa] da|non[^.]*\b(prima|senza))\b|\b(wacht\w*|afhankelijk|geblokkeerd door|niet[^.]*\b(voor|zonder))\b/iu;

/** Words between two things that say that the second waits for the first. */
const secondWaits =
  /\b(blocks?|is blocking|blocking|feeds?|enables?|allows?|delays?|slows?|(input|key|dependenc(y|ies)|blocker|gate) (for|of|to|into)|(paves|clears|opens) the way|upstream of|ahead of|in front of|holds? up|is holding up|holds? back|stops?|prevents?|needed (for|by|before)|required (for|by|before)|(prerequisite|precondition|condition) (for|of)|in the way of|keeps?|unlocks?|unblocks?|frees|gates|precedes|goes before|comes (first|before)|makes possible|(has|have|must|needs?) (to )?(be|come|go)\b[^.]*\b(before|first)|before|first|so that|then we (can|begin|start)|we (can )?(begin|start))\b|\b(blockiert(?! (durch|von))|hält[^.]*\bauf|muss[^.]*\b(vor|bevor|zuerst)|steht[^.]*\bim Weg|Voraussetzung für|ermöglicht|erlaubt|verzögert|bremst|bevor|zuerst|damit)\b|\b(bloquea|frena|permite|retrasa|antes de|debe[^.]*\bantes|para poder)\b|\b(bloque(?!\p{L})|retarde|permet|freine|avant|doit[^.]*\bavant|pour pouvoir)\b|\b(blocca|prima di|deve[^.]*\bprima)\b|\b(blokkeert|voordat|moet[^.]*\beerst)\b/iu;

/** Words in front of the first thing that turn the sentence around: "once A is done, B", "without A no B". */
const opensCondition =
  /\b(once|as soon as|when|after|without|until|if|sobald|wenn|nachdem|ohne|solange|cuando|una vez|en cuanto|sin|hasta que|dès que|quand|après|sans|tant que|quando|appena|senza|zodra|als|zonder)\s+(?:\p{L}+\s+){0,2}["“«]?$/iu;

/** "no A before B", and turned around "no A, no B". */
const opensDenial = /\b(no|kein\w*|geen|ning[uú]n\w*|aucun\w*|nessun\w*)\s+(?:\p{L}+\s+){0,2}["“«]?$/iu;
const until =
  /\b(before|until|till|unless|bevor|vor|bis|solange|antes de|hasta|avant|tant que|prima di|finché|voordat|totdat)\b/iu;

/** "no A without B" */
const without = /\b(without|ohne|sin|sans|senza|zonder)\b/iu;

/** "Before A, B has to be done": the first waits after all. */
const opensBefore = /\b(before|bevor|vor|antes de|avant|prima di|voordat)\s+(?:\p{L}+\s+){0,3}["“«]?$/iu;

/**
 * Which of two things named in one sentence waits for the other, by the words around them. Null when the words do not tell: small
 * models know that one waits, but not which (MODELS 5), so the direction is read by rule wherever it can be.
 */
export function directionByWords(options: {
  readonly before: string;
  readonly between: string;
}): 'first-waits' | 'second-waits' | null {
  const { before, between } = options;
  if (opensBefore.test(before)) return 'first-waits';
  if (without.test(between)) return 'first-waits';
  if (opensCondition.test(before)) return 'second-waits';
  if (opensDenial.test(before) && until.test(between)) return 'first-waits';
  if (opensDenial.test(before) && opensDenial.test(between)) return 'second-waits';
  const first = firstWaits.exec(between);
  const second = secondWaits.exec(between);
  if (first === null && second === null) return null;
  if (second === null) return 'first-waits';
  if (first === null) return 'second-waits';
  // "has to wait until", "cannot … before": the longer, earlier reading wins over the bare word inside it.
  return first.index <= second.index ? 'first-waits' : 'second-waits';
}
