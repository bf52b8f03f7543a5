/** Strapi's English, put into the trade's own words, and ours. Keys are Strapi's message ids. */
export const wording: Readonly<Record<string, string>> = {
  'app.components.LeftMenu.navbrand.title': 'Standfirst',
  'app.components.LeftMenu.navbrand.workplace': 'Newsroom',
  'Auth.form.welcome.title': 'Standfirst',
  'Auth.form.welcome.subtitle': 'Sign in to the newsroom',
  'global.content-manager': 'Newsroom',
  'content-manager.plugin.name': 'Newsroom',
  'content-manager.components.LeftMenu.collection-types': 'Editorial',
  'content-manager.components.LeftMenu.single-types': 'The magazine',
  'Settings.application.title': 'Overview',
  'standfirst.moderation': 'Moderation',
};
