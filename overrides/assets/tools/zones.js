/** Time zones as the browser knows them. */

/** Return the IANA name of the zone that this device is set to, such as Europe/Berlin. */
export function ownZone() {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Add every zone to a list, with the device's own chosen. */
export function offerZones(select) {
  const own = ownZone()
  const zones = new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])
  for (const zone of zones)
    select.add(new Option(zone.replaceAll('_', ' '), zone, zone === own, zone === own))
}
