import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { PdfDocument } from './pdf-document.ts'

const workerMegabytes = 256
const workerMilliseconds = 60_000
/** More threads than this at once would only take each other's time; further documents wait for their turn. */
const mostWorkers = 2
let working = 0
const waiting: (() => void)[] = []

/**
 * A document as a PDF file: A4, tagged for screen readers, its Chinese text selectable. Set in a thread of its own, so that
 * the event loop is free; a thread that fails, runs out of memory or takes a minute breaks the stream.
 */
export async function* pdfStream(document: PdfDocument): AsyncGenerator<Uint8Array> {
  if (working >= mostWorkers) await new Promise<void>((resolve) => { waiting.push(resolve) })
  else working++
  try {
    yield* written(document)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working--
  }
}

async function* written(document: PdfDocument): AsyncGenerator<Uint8Array> {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData: document, resourceLimits: { maxOldGenerationSizeMb: workerMegabytes, maxYoungGenerationSizeMb: 32 } })
  const timer = setTimeout(() => { void worker.terminate() }, workerMilliseconds)
  const pieces: Uint8Array[] = []
  let isDone = false
  let failure: Error | null = null
  worker.on('message', (piece: Uint8Array | null) => {
    if (piece === null) isDone = true
    else pieces.push(piece)
    worker.emit('progress')
  })
  worker.on('error', (error: Error) => { failure = error; worker.emit('progress') })
  worker.on('exit', () => { if (!isDone) failure ??= new Error('the document took too long'); worker.emit('progress') })
  try {
    for (;;) {
      while (pieces.length > 0) yield pieces.shift()!
      if (failure) throw failure as Error
      if (isDone) return
      await once(worker, 'progress')
    }
  } finally {
    clearTimeout(timer)
    void worker.terminate()
  }
}
