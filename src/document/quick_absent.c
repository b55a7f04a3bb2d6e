/* SPDX-License-Identifier: MIT */
/*
 * What the archives of GMime and GLib ask for and reading messages does not
 * use; this file is part of the quick program alone.  The Makefile renames in
 * copies of the archives what is defined here under a name of ours.
 *
 * Signatures and encryption (gpgme), domain names in other scripts (libidn2),
 * streams of GIO and the databases of users and hosts are left out: only
 * composing, verifying or decrypting messages calls them.  They fail as the
 * libraries' own functions may, so that a caller who is wrong about that gets
 * an error and no crash.
 */
#include "quick_absent.h"

#include <stddef.h>

/* An error code of each of these libraries, none of which has 1 for success. */
#define FAILS(name) \
	int name(void); \
	int name(void) { return 1; }
#define FINDS_NOTHING(name) \
	void *name(void); \
	void *name(void) { return NULL; }
#define DOES_NOTHING(name) \
	void name(void); \
	void name(void) { }

DOES_NOTHING(gpgme_data_release)
DOES_NOTHING(gpgme_key_unref)
DOES_NOTHING(gpgme_release)
DOES_NOTHING(gpgme_set_armor)
DOES_NOTHING(gpgme_set_offline)
DOES_NOTHING(gpgme_set_passphrase_cb)
DOES_NOTHING(gpgme_set_textmode)
DOES_NOTHING(gpgme_signers_clear)
FAILS(gpgme_data_new_from_cbs)
FAILS(gpgme_engine_check_version)
FAILS(gpgme_get_key)
FAILS(gpgme_get_keylist_mode)
FAILS(gpgme_get_protocol)
FAILS(gpgme_new)
FAILS(gpgme_op_decrypt)
FAILS(gpgme_op_decrypt_verify)
FAILS(gpgme_op_encrypt)
FAILS(gpgme_op_encrypt_sign)
FAILS(gpgme_op_export_ext)
FAILS(gpgme_op_import)
FAILS(gpgme_op_keylist_end)
FAILS(gpgme_op_keylist_next)
FAILS(gpgme_op_keylist_start)
FAILS(gpgme_op_sign)
FAILS(gpgme_op_verify)
FAILS(gpgme_set_ctx_flag)
FAILS(gpgme_set_keylist_mode)
FAILS(gpgme_set_protocol)
FAILS(gpgme_signers_add)
FINDS_NOTHING(gpgme_check_version_internal)
FINDS_NOTHING(gpgme_op_decrypt_result)
FINDS_NOTHING(gpgme_op_import_result)
FINDS_NOTHING(gpgme_op_sign_result)
FINDS_NOTHING(gpgme_op_verify_result)
FINDS_NOTHING(gpgme_strerror)

DOES_NOTHING(idn2_free)
FAILS(idn2_to_ascii_8z)
FAILS(idn2_to_unicode_8z8z)

/* No type: GLib's G_TYPE_INVALID. */
FINDS_NOTHING(g_mime_stream_gio_get_type)

DOES_NOTHING(absent_freeaddrinfo)
FAILS(absent_getaddrinfo)
FINDS_NOTHING(absent_gethostbyname)
FAILS(absent_getpwnam_r)
FAILS(absent_getpwuid_r)
FINDS_NOTHING(absent_getpwuid)

/* The functions that GLib wants called before main(), in a section of ours. */
extern void (*const __start_glib_beginnings[])(void);
extern void (*const __stop_glib_beginnings[])(void);

void
quick_begin_glib(void)
{
	for (void (*const *begin)(void) = __start_glib_beginnings;
	     begin < __stop_glib_beginnings; begin++)
		(*begin)();
}
