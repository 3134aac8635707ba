### Ayuda ahora: se abre sin frase de paso. Ninguna palabra de aquí dice para qué es el cuaderno.

help-title = Ayuda ahora
help-lead = Si la vida de alguien corre peligro, llama primero al número de emergencias. Si solo necesitas una voz, estas líneas están para eso. No hace falta un buen motivo.
help-lines = Alguien con quien hablar
help-country = Dónde estoy
help-country-eu = Unión Europea
help-country-elsewhere = En otro lugar
help-elsewhere = En otros lugares
help-checked = Comprobado el { $day }. Los números pueden cambiar.
help-or = o
help-copy-number = Copiar { $number }
help-copy-one = Copiar { $number }
help-copied = { $number } copiado

help-kind-emergency = Emergencias
help-kind-crisis = Apoyo emocional
help-kind-referral = Orientación para encontrar tratamiento y apoyo
help-how = Por { $ways }
help-how-call = teléfono
help-how-text = mensaje de texto
help-how-chat = chat
help-always = Día y noche
help-free = Gratis
help-languages = En { $languages }
help-partly = Solo en algunos de estos países

help-now = Para los próximos minutos
help-now-feet = Apoya los dos pies en el suelo.
help-now-water = Bebe un vaso de agua, despacio.
help-now-ring = Llama a una persona, aunque sea para no decir gran cosa.
help-care = Lo que has escrito está guardado y esperará. Los pasos que das en este cuaderno acompañan a la atención médica y psicológica, y no la sustituyen.
