import { OnTheSite } from './panel';

/** The part of Strapi's panel that is needed here. */
interface PluginSource {
  getPlugin(name: string): { readonly apis: unknown };
}

/** The part of the content manager that takes panels for the side of its edit view. */
interface SidePanels {
  addEditViewSidePanel(arrange: (panels: readonly unknown[]) => readonly unknown[]): void;
}

/**
 * Puts “On the site” right below the button that publishes: that is where an editor looks after
 * pressing it.
 */
export function addLandingPanel(panel: PluginSource): void {
  const { apis } = panel.getPlugin('content-manager');
  if (!takesSidePanels(apis)) throw new Error('The content manager takes no side panels.');
  apis.addEditViewSidePanel(([actions, ...others]) => [actions, OnTheSite, ...others]);
}

function takesSidePanels(apis: unknown): apis is SidePanels {
  return typeof apis === 'object' && apis !== null && 'addEditViewSidePanel' in apis;
}
