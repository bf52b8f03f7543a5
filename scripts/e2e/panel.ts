/** The editors' panel in a real browser, used by what an editor reads on it. */
import type { Locator, Page } from 'playwright-core';

/** How long any one thing in the panel may take, in milliseconds. */
export const panelPatienceMs = 15_000;

/** A screen on which everything that is clicked stays clear of the notices at the top. */
export const deskScreen = { width: 1440, height: 1000 };

/** Signs in at the panel's door and waits for the newsroom. */
export async function enterPanel(
  page: Page,
  { cmsUrl, email, password }: { cmsUrl: string; email: string; password: string },
): Promise<void> {
  await page.goto(`${cmsUrl}/admin`);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByRole('link', { name: 'Newsroom' }).waitFor();
}

/** Opens the list of a type by its name in the newsroom's menu. */
export async function openList(page: Page, type: string): Promise<void> {
  await page.getByRole('link', { name: 'Newsroom' }).click();
  await page.getByRole('link', { name: type, exact: true }).click();
  await page.getByRole('heading', { name: type, level: 1 }).waitFor();
}

/** Opens a document by what stands in the first column of its list. */
export async function openDocument(page: Page, type: string, name: string): Promise<void> {
  await openList(page, type);
  await page.getByRole('grid').getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

/** What the panel tells the editor at the top of the screen, whose words contain `words`. */
export function notice(page: Page, words: string): Locator {
  return page.getByRole('region', { name: /^Notifications/ }).getByText(words);
}

/** A text field by its label. */
export function textField(page: Page, label: string): Locator {
  return page.getByRole('textbox', { name: label, exact: true });
}

/** What stands under a text field: its help, or what is wrong with it. */
export async function wordsUnder(field: Locator): Promise<string> {
  const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ').filter(Boolean);
  const words = ids.map((id) => field.page().locator(`[id="${id}"]`).innerText());
  return (await Promise.all(words)).join(' ');
}
