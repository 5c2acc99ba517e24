import { currentCsrfToken, offline, problemFrom, refused } from './client.ts'
import { currentLanguage } from './language.ts'

/** What `POST /api/attachments` answers of a file. */
export type UploadedFile = { readonly id: string; readonly name: string; readonly sizeBytes: number }

/** A file to be attached to something. */
export function uploadFile(file: File, onProgress: (done: number) => void, signal: AbortSignal): Promise<UploadedFile> {
  return sendFile<UploadedFile>('/api/attachments', file, onProgress, signal)
}

/** Sends one file and tells how far it is (0–1). XMLHttpRequest, since fetch reports no progress of a request. */
export function sendFile<Answer>(address: string, file: File, onProgress: (done: number) => void, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('accept-language', currentLanguage())
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    const token = currentCsrfToken()
    if (token) request.setRequestHeader('x-csrf-token', token)
    request.upload.addEventListener('progress', (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0))
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as Answer)
      else reject(refused(problemFrom(request.status, request.responseText)))
    })
    request.addEventListener('error', () => reject(offline()))
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    const body = new FormData()
    body.append('file', file)
    request.send(body)
  })
}
