import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { pdf } from '#testkit/applications.ts'

/** What a person does on the pages, by the names that the pages give to their fields and buttons. */
type Place = Page | Locator

export async function press(place: Place, name: string | RegExp): Promise<void> {
  await place.getByRole('button', { name, exact: true }).click()
}
export async function follow(place: Place, name: string | RegExp): Promise<void> {
  await place.getByRole('link', { name, exact: true }).first().click()
}
export async function write(place: Place, label: string, text: string): Promise<void> {
  await place.getByRole('textbox', { name: label }).or(place.getByRole('spinbutton', { name: label })).first().fill(text)
}

/** Opens a choice by its label and takes an option: the named one, or the first. */
export async function choose(page: Page, place: Place, label: string, option?: string | RegExp): Promise<void> {
  await field(place, label).first().click()
  const list = page.getByRole('listbox').filter({ visible: true })
  await (option === undefined ? list.getByRole('option').first() : list.getByRole('option', { name: option }).first()).click()
  await list.waitFor({ state: 'hidden' })
}
function field(place: Place, label: string): Locator {
  return place.getByRole('combobox', { name: label }).or(place.getByRole('textbox', { name: label }))
}

export async function valueOf(place: Place, label: string): Promise<string> {
  return field(place, label).first().inputValue()
}

/** Picks files as the person would in the file dialog. */
export async function attach(page: Page, button: string, names: readonly string[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, button)])
  await chooser.setFiles(names.map((name) => ({ name, mimeType: 'application/pdf', buffer: pdf })))
  for (const name of names) await page.getByText(name, { exact: true }).waitFor()
}

export async function sees(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).filter({ visible: true }).first().waitFor()
}

/** The page's heading, which every page has exactly once. */
export async function isOn(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
}
