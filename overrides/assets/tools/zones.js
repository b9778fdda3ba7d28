/** Time zones as the browser knows them. */

/** Return the IANA name of the zone that this device is set to, such as Europe/Berlin. */
export function ownZone() {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/**
 * What browsers say that do not want to tell where they are: UTC, which is nowhere, or Reykjavik, where
 * the clock is the same (Firefox with `privacy.resistFingerprinting`, 153, 2026-11-29).
 */
const NOWHERE = ['UTC', 'Atlantic/Reykjavik']

/** Add every zone to a list, with the device's own chosen where the browser tells it. */
export function offerZones(select) {
  const own = ownZone()
  const zones = new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])
  for (const zone of zones) {
    const chosen = zone === own && !NOWHERE.includes(zone)
    select.add(new Option(zone.replaceAll('_', ' '), zone, chosen, chosen))
  }
}
