/** Languages that a person is offered, as BCP 47; any other that was set is kept. */
const LANGUAGES =
  'en-US en-GB en-AU en-IN de-DE de-AT de-CH fr-FR fr-CA es-ES es-MX it-IT pt-PT pt-BR nl-NL da-DK sv-SE nb-NO fi-FI ' +
  'is-IS pl-PL cs-CZ sk-SK hu-HU ro-RO bg-BG el-GR hr-HR sr-RS sl-SI uk-UA ru-RU lt-LT lv-LV et-EE ca-ES tr-TR ar-SA ' +
  'ar-EG he-IL fa-IR hi-IN bn-BD ur-PK ta-IN th-TH vi-VN id-ID ms-MY fil-PH ja-JP ko-KR zh-CN zh-TW sw-KE';

/** Tags with their names in the person's language, in the order of the names. `chosen` is among them, whatever it is. */
export function languageChoices(chosen: string | null, locale: string): {tag: string; name: string}[] {
  const names = new Intl.DisplayNames([locale], {type: 'language', languageDisplay: 'standard'});
  const tags = new Set(LANGUAGES.split(' '));
  if (chosen) tags.add(chosen);
  return [...tags]
    .map((tag) => ({tag, name: names.of(tag) ?? tag}))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}
