/** What another process does to a case in the tests: `add NAME N` admits N reports one by one, `hold MS` keeps it for itself so long, `watch` counts until told to stop. It says on its standard output when it begins. */
import { setTimeout as sleep } from 'node:timers/promises'
import { arrival } from '../../src/store/specimens.ts'
import { connect } from '../../src/store/sqlite/connection.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'

const [path, verb, what, count] = process.argv.slice(2)
const hand = { by: what, now: () => new Date() }

if (verb === 'add') {
  await using store = await openSqlite(path, { mode: 'write', hand })
  console.log('ready')
  for (let i = 0; i < Number(count); i++)
    await store.write((writer) => writer.admit(arrival(`${what} ${i}\nReport ${i} of the ${what} desk, which wrote of pier ${i}.`), null))
}
if (verb === 'hold') {
  const connection = connect(path, { canWrite: true })
  connection.exec('BEGIN IMMEDIATE')
  console.log('ready')
  await sleep(Number(what))
  connection.exec('ROLLBACK')
  connection.close()
}
if (verb === 'watch') {
  await using store = await openSqlite(path, { mode: 'read', hand })
  let stopped = false
  process.on('message', () => {
    stopped = true
  })
  console.log('ready')
  let seen = 0
  while (!stopped) {
    let now = 0
    for await (const { number, length } of store.documents()) {
      now++
      if ((await store.text(number)).length !== length) throw new Error(`document ${number} is not whole`)
    }
    if (now < seen) throw new Error(`${now} documents after ${seen}`)
    seen = now
    await sleep(5)
  }
  console.log(`seen ${seen}`)
  process.disconnect?.()
}
